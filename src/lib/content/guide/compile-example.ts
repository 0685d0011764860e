import { compileCourse } from '../compile-course.ts';
import { compilePage } from '../compile-page.ts';
import { findKind } from '../exercises/kinds.ts';
import type { AnswerKey, Block, CompiledCourse, GuideNote, Message } from '../types.ts';
import {
	fileOf,
	firstCourse,
	guideExamples,
	type ExampleName,
	type GuideExample
} from './examples.ts';

export type CompiledExample = {
	/** As an author types it. */
	source: string;
	blocks: Block[];
	keys: Map<string, AnswerKey>;
	guide: GuideNote[];
	messages: Message[];
};

/** Compiles an example as a page of its own. */
export function compileExample(example: GuideExample): CompiledExample {
	const { head, body } = example;
	const text = fileOf(example);
	const { page, keys, guide, messages } = compilePage(text, '01-ruzie/01-het-stoplicht.md');
	return { source: head ? text.trimEnd() : body, blocks: page.blocks, keys, guide, messages };
}

/** Whether everything in the example exists already. */
export function isAvailable({ needs, ...example }: GuideExample): boolean {
	if (needs === undefined) return true;
	if (needs !== 'video' && needs !== 'audio') return findKind(needs) !== undefined;
	return compileExample(example).blocks.some(({ kind }) => (kind as string) === needs);
}

/** The names of the examples that can be shown. */
export function availableExamples(): ExampleName[] {
	const names = Object.keys(guideExamples) as ExampleName[];
	return names.filter((name) => isAvailable(guideExamples[name]));
}

/** The training with which the guide begins. */
export function compileFirstCourse(): { course?: CompiledCourse; messages: Message[] } {
	return compileCourse(new Map(Object.entries(firstCourse)), { folder: 'stevig-staan' });
}
