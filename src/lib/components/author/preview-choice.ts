/** What of a preview stands in its address. */
export type Choice = { level?: string; width?: string; step?: string };
