import { refuse } from '../problem.ts';
import {
	iriAt,
	languageMapAt,
	listAt,
	mediaTypeAt,
	numberAt,
	objectAt,
	onlyAt,
	sha2At
} from './values.ts';

const ATTACHMENT = new Set([
	'usageType',
	'display',
	'description',
	'contentType',
	'length',
	'sha2',
	'fileUrl'
]);
const MOST = 100;

export function checkAttachments(value: unknown, at: string): void {
	const attachments = listAt(value, at);
	if (attachments.length > MOST) refuse(at, `has more than ${MOST}`);
	attachments.forEach((item, index) => checkAttachment(item, `${at}[${index}]`));
}

function checkAttachment(value: unknown, at: string): void {
	const attachment = objectAt(value, at);
	onlyAt(attachment, ATTACHMENT, at);
	iriAt(attachment.usageType, `${at}.usageType`);
	languageMapAt(attachment.display, `${at}.display`);
	if ('description' in attachment) languageMapAt(attachment.description, `${at}.description`);
	mediaTypeAt(attachment.contentType, `${at}.contentType`);
	const length = numberAt(attachment.length, `${at}.length`);
	if (!Number.isSafeInteger(length) || length < 0) {
		refuse(`${at}.length`, 'is not a whole number of bytes');
	}
	sha2At(attachment.sha2, `${at}.sha2`);
	if ('fileUrl' in attachment) iriAt(attachment.fileUrl, `${at}.fileUrl`);
}
