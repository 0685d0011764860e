/** A request that cannot be done, with the status and the sentence that its sender gets. Never holds a value that was sent. */
export class XapiProblem extends Error {
	readonly status: number;
	readonly headers: Record<string, string>;

	constructor(status: number, message: string, headers: Record<string, string> = {}) {
		super(message);
		this.name = 'XapiProblem';
		this.status = status;
		this.headers = headers;
	}
}

/** Refuses a value, naming its place: `statements[3].actor.mbox: is not a mailto address`. */
export function refuse(at: string, problem: string): never {
	throw new XapiProblem(400, at ? `${at}: ${problem}` : problem);
}
