import type { Image, Link, PhrasingContent } from 'mdast';
import type { Inline } from '../types.ts';
import { readImagePath, readLink } from './address.ts';
import { visibleText } from './characters.ts';
import type { PageContext } from './context.ts';
import { fileNameOf } from './paths.ts';
import { plainText, spanOf } from './nodes.ts';
import type { Span } from './source.ts';

/** Takes the answers of a gap as written, gives its number. Only `invullen` has one. */
export type GapReader = (written: string, span: Span) => number;

/** Running text: every node type is on this list or gives a message. */
export function readInline(ctx: PageContext, nodes: PhrasingContent[], gap?: GapReader): Inline[] {
	const found: Inline[] = [];
	for (const node of nodes) {
		for (const inline of readOne(ctx, node, gap)) {
			const last = found.length - 1;
			const before = found[last];
			if (typeof inline === 'string' && typeof before === 'string') found[last] = before + inline;
			else if (inline !== '') found.push(inline);
		}
	}
	return found;
}

/** A whole paragraph, heading, cell or answer: as running text, without blanks at its ends. */
export function readLine(ctx: PageContext, nodes: PhrasingContent[], gap?: GapReader): Inline[] {
	const c = readInline(ctx, nodes, gap);
	const [first] = c;
	if (typeof first === 'string') c[0] = first.trimStart();
	const last = c.at(-1);
	if (typeof last === 'string') c[c.length - 1] = last.trimEnd();
	return c.filter((inline) => inline !== '');
}

function readOne(ctx: PageContext, node: PhrasingContent, gap?: GapReader): Inline[] {
	switch (node.type) {
		case 'text':
			return [visibleText(node.value).replace(/\s*\n\s*/g, ' ')];
		case 'strong':
			return [{ t: 'strong', c: readInline(ctx, node.children, gap) }];
		case 'emphasis':
			return [{ t: 'em', c: readInline(ctx, node.children, gap) }];
		case 'delete':
			return [{ t: 'del', c: readInline(ctx, node.children, gap) }];
		case 'inlineCode':
			return [{ t: 'code', v: visibleText(node.value) }];
		case 'break':
			return [{ t: 'break' }];
		case 'link':
			return readLinkNode(ctx, node);
		case 'linkReference': {
			const url = ctx.definitions.get(node.identifier) ?? '';
			return readLinkNode(ctx, { ...node, type: 'link', url });
		}
		case 'image':
			return readImage(ctx, node);
		case 'imageReference': {
			const url = ctx.definitions.get(node.identifier) ?? '';
			return readImage(ctx, { ...node, type: 'image', url });
		}
		case 'textDirective':
			return readGap(ctx, spanOf(node), gap);
		case 'html':
			ctx.source.report('html-niet-toegestaan', spanOf(node), { code: shownCode(node.value) });
			return [];
		case 'footnoteReference':
			ctx.source.report('onderdeel-onbekend', spanOf(node), {
				what: 'Voetnoten kunnen hier niet. Zet de uitleg in de tekst.'
			});
			return [];
	}
}

/** `:gat[…]`: the only directive in running text that is left after parsing. */
function readGap(ctx: PageContext, span: Span, gap?: GapReader): Inline[] {
	const written = visibleText(ctx.source.slice(span)).replace(/\s*\n[>\s]*/g, ' ');
	const label = /^:[^[\]{}\s]+\[([^]*)\](?:\{[^]*\})?$/.exec(written)?.[1];
	if (gap === undefined || label === undefined) {
		ctx.source.report(gap === undefined ? 'gat-buiten-oefening' : 'geen-gat', span);
		return [];
	}
	return [{ t: 'gap', n: gap(label, span) }];
}

const vague = new Set(
	'klik hier|hier|link|deze link|lees meer|meer|meer lezen|lees verder|deze pagina|deze website|website|click here|here|more|read more'.split(
		'|'
	)
);

function readLinkNode(ctx: PageContext, node: Link): Inline[] {
	const span = spanOf(node);
	const words = readInline(ctx, node.children);
	// The parser makes an insecure address of a bare `www.`; the author wrote no address at all.
	const bare = ctx.source.slice(span).startsWith('www.');
	const url = bare ? node.url.replace(/^http:/, 'https:') : node.url;
	const text = plainText(node);
	if (text === '' || vague.has(text.toLowerCase().replace(/[.!…]+$/, ''))) {
		ctx.source.report('linktekst-vaag', span, { text });
	}
	const to = readLink(ctx, url, span);
	return to === undefined ? words : [{ t: 'link', to, c: words }];
}

function readImage(ctx: PageContext, node: Image): Inline[] {
	const span = spanOf(node);
	const alt = visibleText(node.alt ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	if (alt === '') ctx.source.report('afbeelding-zonder-beschrijving', span);
	else if (isFileName(alt, node.url)) {
		ctx.source.report('beschrijving-is-bestandsnaam', span, { alt });
	}
	const file = readImagePath(ctx, node.url, span);
	return file === undefined ? [] : [{ t: 'image', file, alt }];
}

/** Whether a description only repeats the name of the file, or is the name a camera gave. */
export function isFileName(alt: string, url: string): boolean {
	const file = fileNameOf(url);
	const name = file.replace(/\.[^.]*$/, '');
	return (
		alt === file ||
		(alt === name && /[\d_-]/.test(name)) ||
		/\.(?:jpe?g|png|webp|gif|svg|heic)$/i.test(alt) ||
		/^(?:img|dsc[fn]?|pxl|image|foto|afbeelding|screenshot|schermafbeelding|whatsapp image)[-_ ]?\d[\d_ -]*$/i.test(
			alt
		)
	);
}

/** The first tag of a piece of HTML, short enough to show. */
export function shownCode(html: string): string {
	const tag = visibleText(/^<[^>\n]{0,30}>?/.exec(html.trim())?.[0] ?? '<').replace(/`/g, "'");
	return tag.length < html.trim().length && !tag.endsWith('>') ? `${tag}…` : tag;
}
