import type { Recording, Text } from '../types.ts';
import { readMediaPath } from '../parse/address.ts';
import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readText } from '../parse/text.ts';
import { bodySpans, readNodes } from './body.ts';
import { readPlaced } from './placed.ts';
import { readSettings, refuseId, type Settings, type SettingName } from './settings.ts';

/** `video` and `audio`: a file of the course, with the written version as text. A video needs captions. */
export function addRecording(
	ctx: PageContext,
	block: RawBlock,
	around: Around,
	kind: 'video' | 'audio'
): void {
	const { source } = ctx;
	refuseId(ctx, block);
	const own: SettingName[] = kind === 'video' ? ['ondertiteling'] : [];
	const settings = readSettings(ctx, block, ['bestand', ...own]);
	const placed = readPlaced(ctx, block, settings, around);
	const transcript = bodySpans(ctx, block, false).flatMap((span) =>
		readText(ctx, readNodes(ctx, span))
	);
	const title = block.opening.title?.text;
	const name = block.opening.name.toLowerCase();
	if (title === undefined) {
		source.report('onvolledig', block.span, {
			block: name,
			missing: 'de titel',
			example: `Schrijf hem erachter: \`:::${name}[Samen ademen]\`.`
		});
	}
	if (!settings.has('bestand')) {
		source.report('onvolledig', block.span, {
			block: name,
			missing: 'het bestand',
			example: `Schrijf het erbij: \`bestand=${kind === 'video' ? 'adem.mp4' : 'noor.mp3'}\`.`
		});
	}
	const file = pathIn(ctx, settings, 'bestand', kind);
	if (kind === 'audio' && transcript.length === 0) source.report('audio-zonder-tekst', block.span);
	if (kind === 'video' && !settings.has('ondertiteling')) {
		source.report('video-zonder-ondertiteling', block.span, { file: captionsFor(file) });
	}
	const captions =
		kind === 'video' ? pathIn(ctx, settings, 'ondertiteling', 'captions') : undefined;
	if (file === undefined || title === undefined) return;
	const recording = recordingOf(ctx, title, file, transcript);
	if (kind === 'audio') ctx.blocks.push({ kind, ...placed, ...recording });
	else if (captions !== undefined) ctx.blocks.push({ kind, ...placed, ...recording, captions });
}

function recordingOf(ctx: PageContext, title: string, file: string, transcript: Text[]): Recording {
	const seconds = ctx.secondsOf(file);
	return { title, file, ...(seconds === undefined ? {} : { seconds }), transcript };
}

function pathIn(
	ctx: PageContext,
	settings: Settings,
	name: SettingName,
	kind: 'video' | 'audio' | 'captions'
): string | undefined {
	const setting = settings.get(name);
	return setting === undefined
		? undefined
		: readMediaPath(ctx, setting.value ?? '', setting.span, kind);
}

function captionsFor(file: string | undefined): string {
	const name = file?.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	return `${name === undefined || name === '' ? 'adem' : name}.vtt`;
}
