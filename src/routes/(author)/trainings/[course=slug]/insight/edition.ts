/** The edition that an address asks for; null: all of them. */
export function editionAsked({ searchParams }: URL): number | null {
	const asked = searchParams.get('edition') ?? '';
	return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
}
