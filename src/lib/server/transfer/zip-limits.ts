const MB = 1024 * 1024;

export type ZipLimits = {
	entries: number;
	/** In bytes, of everything together and of one file. */
	total: number;
	file: number;
	/** In bytes, of one text. */
	text: number;
};

/** `content-format.md` section 12. */
export const ZIP_LIMITS: ZipLimits = {
	entries: 2_000,
	total: 500 * MB,
	file: 200 * MB,
	text: MB
};

/** Why a zip cannot be taken in; `file` is the one it is about. */
export class ZipProblem extends Error {
	readonly reason: ZipReason;
	readonly file: string;

	constructor(reason: ZipReason, file = '') {
		super(reason);
		this.reason = reason;
		this.file = file;
	}
}

export type ZipReason =
	| 'unreadable'
	| 'entries'
	| 'total'
	| 'file'
	| 'outside'
	| 'link'
	| 'secret'
	| 'nested'
	| 'twice'
	| 'damaged'
	| 'course'
	| 'charset'
	| 'drawing';
