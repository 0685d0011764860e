import * as v from 'valibot';

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
	const result = v.safeParse(schema, fields);
	if (result.success) return { input: result.output };
	return { problems: firstProblems(result.issues), values: textsOf(fields) };
}

function firstProblems(issues: v.BaseIssue<unknown>[]): Record<string, string> {
	const entries = issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message]);
	return Object.fromEntries(entries.reverse());
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
	const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string');
	return Object.fromEntries(texts) as Record<string, string>;
}
