import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';

export type Rejected = { problems: Record<string, string>; values: Record<string, string> };

/** Reads a posted form. A rejected form keeps what was typed, so that the page can show it again. */
export async function readForm<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<{ input: v.InferOutput<Schema> } | Rejected> {
	return parseForm(await request.formData(), schema);
}

/** The same for a form that was read already. Fields that occur more than once arrive as `name[]`. */
export function parseForm<Schema extends v.GenericSchema>(
	data: FormData,
	schema: Schema
): { input: v.InferOutput<Schema> } | Rejected {
	const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
	for (const name of new Set(data.keys())) {
		const all = data.getAll(name);
		fields[name] = name.endsWith('[]') ? all : (all.at(-1) ?? '');
	}
	const result = v.safeParse(schema, fields, IN_WORDS);
	if (result.success) return { input: result.output };
	return { problems: firstProblems(schema, result.issues), values: textsOf(fields) };
}

/** Said where a schema has no sentence of its own: the library's is English, and about code. */
const IN_WORDS = { message: () => m.common_form_missing() };

function firstProblems(
	schema: v.GenericSchema,
	issues: v.BaseIssue<unknown>[]
): Record<string, string> {
	const entries = issues.map((issue) => [v.getDotPath(issue) ?? '', problemOf(schema, issue)]);
	return Object.fromEntries(entries.reverse());
}

/** A field that is missing, such as radio buttons of which none was chosen, says what it says when it is empty. */
function problemOf(schema: v.GenericSchema, { path, message }: v.BaseIssue<unknown>): string {
	const [at] = path ?? [];
	const entry = path?.length === 1 && at?.origin === 'key' ? entryOf(schema, at.key) : undefined;
	return (entry && v.safeParse(entry, '', IN_WORDS).issues?.[0].message) ?? message;
}

function entryOf(schema: v.GenericSchema, key: unknown): v.GenericSchema | undefined {
	const entries = 'entries' in schema ? (schema.entries as Record<string, v.GenericSchema>) : {};
	return entries[String(key)];
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
	const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string');
	return Object.fromEntries(texts) as Record<string, string>;
}
