import type { RootContent } from 'mdast';
import { spanOf } from '../parse/nodes.ts';
import {
	checkBoxForm,
	checkOptions,
	hasBoxes,
	itemText,
	readOptions,
	splitList,
	type WrittenOption
} from './choices.ts';
import { reportMissing, type ExerciseInput } from './shape.ts';

/**
 * The question and the boxes of `meerkeuze` and `kies-meer`, with everything the two have in common checked; undefined
 * when there is too little to make an exercise of.
 */
export function readChoiceList(
	input: ExerciseInput
): { question: RootContent[]; options: WrittenOption[] } | undefined {
	const { source } = input.ctx;
	if (!checkBoxForm(input)) return undefined;
	const anyBox = input.nodes.some((node) => node.type === 'list' && hasBoxes(node));
	let boxSeen = false;
	const { question, items } = splitList(input.nodes, (list) => {
		// A list without boxes before the answers belongs to the question.
		boxSeen ||= hasBoxes(list);
		return !anyBox || boxSeen;
	});
	if (items.length === 0) {
		reportMissing(
			input,
			'de lijst met antwoorden',
			'Zet elk antwoord op een eigen regel: `- [ ] antwoord`.'
		);
		return undefined;
	}
	const bare = items.find((item) => typeof item.checked !== 'boolean');
	if (bare !== undefined) {
		const span = source.firstLine(spanOf(bare));
		source.report('geen-vakje', span, { text: itemText(bare).slice(0, 60) });
		return undefined;
	}
	const options = readOptions(input, items);
	if (!checkOptions(input, options)) return undefined;
	checkTicks(input, options);
	return { question, options };
}

function checkTicks(input: ExerciseInput, options: WrittenOption[]): void {
	const { source } = input.ctx;
	const right = options.filter(({ ticked }) => ticked);
	const wrong = options.filter(({ ticked }) => ticked !== true);
	const first = right[0];
	if (input.opinion) {
		if (first !== undefined) source.report('mening-met-vinkje', first.span);
		return;
	}
	if (first === undefined) {
		source.report('geen-goed-antwoord', input.block.span);
		return;
	}
	if (wrong.length === 0) source.report('alles-goed', first.span);
	const longestWrong = Math.max(0, ...wrong.map(({ text }) => text.length));
	if (right.length === 1 && first.text.length >= 20 && first.text.length >= 2 * longestWrong) {
		source.report('langste-is-goed', first.span);
	}
	if (options.every(({ remark }) => remark.length === 0)) {
		source.report('geen-feedback', input.block.span);
	}
}
