/** What an action of this page answered, as far as a running script needs it. */
export type ActionAnswer = { type: 'success' | 'redirect'; location?: string };

/** Calls an action of this page without leaving it; null when it could not be reached or refused. */
export async function postAction(
	name: string,
	fields: Record<string, string>
): Promise<ActionAnswer | null> {
	try {
		const response = await fetch(`?/${name}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		});
		const answer = (await response.json()) as { type: string; location?: string };
		return answer.type === 'success' || answer.type === 'redirect'
			? (answer as ActionAnswer)
			: null;
	} catch {
		return null;
	}
}
