import { markdown, markdownLanguage } from '@codemirror/lang-markdown';

type Language = NonNullable<NonNullable<Parameters<typeof markdown>[0]>['extensions']>;

const opens = /^:{3,}/;

/** Lines with `:::` stand apart: a quote or list above them ends there, so that Enter does not continue it. */
const courseLines: Language = {
	defineNodes: [{ name: 'CourseLine', block: true }],
	parseBlock: [
		{
			name: 'CourseLine',
			before: 'Blockquote',
			parse(context, line) {
				if (!opens.test(line.text.slice(line.pos))) return false;
				const from = context.lineStart + line.pos;
				const to = context.lineStart + line.text.length;
				context.addElement(context.elt('CourseLine', from, to));
				context.nextLine();
				return true;
			},
			endLeaf: (_context, line) => opens.test(line.text.slice(line.pos))
		}
	],
	// `titel: x` above `---` is a field of the head, and HTML has no meaning here.
	remove: ['SetextHeading', 'HTMLBlock', 'HTMLTag']
};

/** Markdown as a course is written in. */
export const courseMarkdown = () =>
	markdown({ base: markdownLanguage, completeHTMLTags: false, extensions: courseLines });
