import type { LinkTarget, Reference } from '../types.ts';
import { visibleText } from './characters.ts';
import { idOfName, type PageContext } from './context.ts';
import { resolvePath } from './paths.ts';
import type { Span } from './source.ts';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const web = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][^\s<>"\\^`{|}]*)?$/i;
const mail = /^mailto:[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;
const phone = /^tel:\+?\d[\d().-]*$/i;

/**
 * The only way an address becomes part of a page: `https:`, `mailto:`, `tel:`, or a page of the course. Anything else
 * is reported and gives undefined, so that the words stay and the link does not.
 */
export function readLink(ctx: PageContext, url: string, span: Span): LinkTarget | undefined {
	const { source } = ctx;
	if (url !== '' && visibleText(url) === url) {
		if (web.test(url)) {
			source.report('link-naar-andere-site', span);
			return { url };
		}
		if (mail.test(url) || phone.test(url)) return { url };
		if (!scheme.test(url) && !/^[/\\#?]|[\\%#?:]/.test(url)) {
			const path = resolvePath(ctx.folder, url);
			if (path !== undefined && path !== '') {
				ctx.links.push(source.reference(path, url, span));
				return { page: pageOfPath(path) };
			}
		}
	}
	const insecure = /^http:\/\//i.exec(url);
	const written = source.slice(span);
	const place = insecure === null ? -1 : written.indexOf(insecure[0]);
	source.report(
		'link-niet-toegestaan',
		span,
		{ address: shortened(url) },
		place < 0
			? undefined
			: { from: span.from + place, to: span.from + place + 7, insert: 'https://' }
	);
	return undefined;
}

/** The ids of the page that a path from the course folder names: `02-ruzie/01-start.md` is `start` in `ruzie`. */
export function pageOfPath(path: string): [string, string] {
	const parts = path.split('/');
	const page = idOfName(parts.pop() ?? '');
	return [idOfName(parts.join('/')), page];
}

/** The path of an image in the course, or undefined after a message. */
export function readImagePath(ctx: PageContext, url: string, span: Span): string | undefined {
	const { source } = ctx;
	const clean = visibleText(url);
	if (scheme.test(clean) || /^\s*[/\\]{2}/.test(clean)) {
		source.report('afbeelding-van-buiten', span);
		return undefined;
	}
	const path = /[\\?#]|^\//.test(url) || clean !== url ? undefined : resolvePath(ctx.folder, url);
	if (path === undefined || path === '') {
		source.report('afbeelding-bestaat-niet', span, { file: shortened(url) });
		return undefined;
	}
	ctx.files.push(source.reference(path, url, span));
	return path;
}

/** The path of sound, moving picture or captions in the course, or undefined after a message. */
export function readMediaPath(
	ctx: PageContext,
	url: string,
	span: Span,
	kind: NonNullable<Reference['kind']>
): string | undefined {
	const { source } = ctx;
	const clean = visibleText(url);
	if (scheme.test(clean) || /^\s*[/\\]{2}/.test(clean)) {
		source.report('media-van-buiten', span, { what: kind });
		return undefined;
	}
	const path = /[\\?#]|^\//.test(url) || clean !== url ? undefined : resolvePath(ctx.folder, url);
	if (path === undefined || path === '') {
		source.report('media-bestaat-niet', span, { file: shortened(url) });
		return undefined;
	}
	ctx.files.push({ ...source.reference(path, url, span), kind });
	return path;
}

function shortened(address: string): string {
	const clean = visibleText(address).replace(/\s+/g, ' ');
	return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}
