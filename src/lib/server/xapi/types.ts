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
