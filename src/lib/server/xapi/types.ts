/** The part of xAPI that Opmaat writes itself. Displays are in Dutch and English. */
export type LanguageMap = { nl?: string; en?: string; [tag: string]: string | undefined };

export type AccountAgent = {
	objectType: 'Agent';
	account: { homePage: string; name: string };
};

export type GroupAgent = {
	objectType: 'Group';
	account: { homePage: string; name: string };
};

export type Activity = {
	objectType: 'Activity';
	id: string;
	definition?: {
		type?: string;
		name?: LanguageMap;
		interactionType?: string;
		[property: string]: unknown;
	};
};

export type StatementRef = { objectType: 'StatementRef'; id: string };

export type Statement = {
	id: string;
	actor: AccountAgent;
	verb: { id: string; display: LanguageMap };
	object: Activity | StatementRef;
	result?: {
		response?: string;
		success?: boolean;
		completion?: boolean;
		score?: { scaled?: number; raw?: number; min?: number; max?: number };
		duration?: string;
		extensions?: Record<string, unknown>;
	};
	context?: {
		registration?: string;
		revision?: string;
		platform?: string;
		instructor?: AccountAgent;
		team?: GroupAgent;
		contextActivities?: {
			parent?: Activity[];
			grouping?: Activity[];
			category?: Activity[];
		};
		extensions?: Record<string, unknown>;
	};
	timestamp: string;
	stored?: string;
	authority?: AccountAgent;
	version?: string;
};

/** A statement of anybody, after it was checked: every property has the form that the standard gives it. */
export type AnyStatement = {
	id?: string;
	actor: Agent;
	verb: { id: string; display?: Record<string, string> };
	object: StatementObject;
	result?: Record<string, unknown>;
	context?: Context;
	timestamp?: string;
	stored?: string;
	authority?: Agent;
	version?: string;
	attachments?: Attachment[];
};

/** An agent or a group. */
export type Agent = {
	objectType?: string;
	name?: string;
	mbox?: string;
	mbox_sha1sum?: string;
	openid?: string;
	account?: { homePage: string; name: string };
	member?: Agent[];
};

export type AnyActivity = {
	objectType?: string;
	id: string;
	definition?: Record<string, unknown>;
};

export type StatementObject = { objectType?: string; id?: string; definition?: unknown } & Partial<
	Omit<AnyStatement, 'id'>
> &
	Omit<Agent, 'objectType'>;

export type Context = {
	registration?: string;
	instructor?: Agent;
	team?: Agent;
	contextActivities?: Record<string, AnyActivity[] | AnyActivity>;
	contextAgents?: { agent: Agent }[];
	contextGroups?: { group: Agent }[];
	statement?: { id: string };
	[property: string]: unknown;
};

export type Attachment = {
	usageType: string;
	contentType: string;
	length: number;
	sha2: string;
	fileUrl?: string;
	[property: string]: unknown;
};
