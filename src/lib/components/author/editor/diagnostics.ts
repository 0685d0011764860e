import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Message } from '#lib/content/types.ts';

/** The messages of a check as the editor underlines them. `fixLabel` is on the button of a message that can be mended. */
export function diagnosticsOf(messages: Message[], doc: Text, fixLabel: string): Diagnostic[] {
	return messages.map((message) => {
		const from = offsetOf(doc, message.line, message.column);
		const to = Math.max(from, offsetOf(doc, message.endLine, message.endColumn));
		const { fix } = message;
		return {
			from,
			to,
			severity: message.severity === 'fout' ? 'error' : 'warning',
			message: message.text.replaceAll('`', ''),
			renderMessage: () => shown(message.text),
			...(fix && {
				actions: [
					{
						name: fixLabel,
						apply: (view) =>
							view.dispatch({
								changes: {
									from: Math.min(fix.from, view.state.doc.length),
									to: Math.min(fix.to, view.state.doc.length),
									insert: fix.insert
								},
								userEvent: 'input.fix'
							})
					}
				]
			})
		};
	});
}

/** What stands between backticks is shown as code, as in the list beside the text. */
function shown(text: string): Node {
	const line = document.createElement('span');
	text.split('`').forEach((part, at) => {
		const code = at % 2 === 1;
		const piece = code ? document.createElement('code') : document.createTextNode(part);
		if (code) piece.textContent = part;
		line.append(piece);
	});
	return line;
}

/** The offset of a line and column, both from 1; what lies outside the text is brought back into it. */
export function offsetOf(doc: Text, line: number, column: number): number {
	const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
	return Math.min(to, from + Math.max(0, column - 1));
}
