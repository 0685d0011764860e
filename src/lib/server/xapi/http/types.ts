import type { Login } from '../../identity/login.ts';
import type { WithTransaction } from '../../db/transaction.ts';
import type { Credential } from '../credentials.ts';
import type { Version } from '../schema.ts';

/** A request after the alternate syntax was undone: one form for every handler. */
export type XapiRequest = {
	method: string;
	/** Below `/xapi`, without a final slash: `/statements`. */
	path: string;
	query: ReadonlyMap<string, string>;
	/** By lower-case name. */
	headers: Readonly<Record<string, string | undefined>>;
	body: Buffer;
};

export type Answer = {
	status: number;
	headers?: Record<string, string>;
	body?: Buffer | string;
};

/** What a handler gets: a request of somebody who may ask this. */
export type Call = {
	request: XapiRequest;
	credential: Credential;
	version: Version;
	lrs: Lrs;
};

export type Handler = (call: Call) => Promise<Answer>;

/** In bytes, statements and requests per second. */
export type Limits = {
	json: number;
	multipart: number;
	batch: number;
	page: number;
	rate: number;
};

export const LIMITS: Limits = {
	json: 1024 * 1024,
	multipart: 20 * 1024 * 1024,
	batch: 500,
	page: 500,
	rate: 2_000
};

export type Lrs = {
	withTransaction: WithTransaction;
	login: Login;
	/** What cursors are signed with. */
	secret: Buffer;
	limits: Limits;
	/** Told of faults of ours; never with what was sent. */
	onFault: (error: unknown) => void;
};
