import * as v from 'valibot';

/** The body of a request when it is JSON of the expected shape, else null. */
export async function readJson<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<v.InferOutput<Schema> | null> {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		// Too large is not malformed: kit answers 413 by itself.
		if (error instanceof SyntaxError) return null;
		throw error;
	}
	const result = v.safeParse(schema, body);
	return result.success ? result.output : null;
}
