/** What the page *Hoe vaak klopte het?* draws. Null means: about too few people to say. */

import type { ShownEvidence } from './pace-view.ts';

type OverPeople<Value> = (Value & { people: number }) | null;
type Change = OverPeople<{ before: number; after: number; times: number }>;
type Share = OverPeople<{ yes: number; of: number }>;

export type ShownRule = {
	rule: ShownEvidence['rule'];
	raised: number | null;
	decided: {
		accepted: number;
		adapted: number;
		dismissed: number;
		expired: number;
		waiting: number;
	} | null;
	agreed: OverPeople<{ percent: number; of: number }>;
	reasons: OverPeople<{ counts: { why: 'known' | 'agreed' | 'unfit' | 'wrong'; times: number }[] }>;
	given: Change;
	withheld: Change;
	moved: Share;
	returned: Share;
};

export type ShownAgreement = {
	since: string;
	rules: ShownRule[];
	agreed: ShownRule['agreed'];
	unasked: number | null;
};
