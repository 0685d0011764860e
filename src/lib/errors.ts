/** A refusal in the language of the product. `code` is a message key, never a sentence. */
export class DomainError extends Error {
	readonly status: number = 400;
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.code = code;
	}
}

export class NotFound extends DomainError {
	override readonly status = 404;
}

export class Conflict extends DomainError {
	override readonly status = 409;
}
