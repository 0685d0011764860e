const negations =
	/(?<![\p{L}\p{N}])(?:niet|niets|niks|geen|geeneen|nooit|nergens|niemand|noch|zonder|not|no|never|nothing|nobody|none|nowhere|without|[\p{L}]+n['’]t)(?![\p{L}\p{N}])/giu;

/** The words that turn a meaning round, in order: `niet`, `geen`, `nooit`, … */
export function negationsIn(text: string): string[] {
	return (text.match(negations) ?? []).map((word) => word.toLowerCase().replace(/’/g, "'"));
}

/** Whether a negation came or went between two wordings. */
export function negationChanged(before: string, after: string): boolean {
	return negationsIn(before).length !== negationsIn(after).length;
}
