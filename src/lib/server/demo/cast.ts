/** How somebody works, in the terms of the pace analysis. */
export type Traits = {
	/** Logits above the usual: 0 is average. */
	ability: number;
	/** Log-seconds faster than usual. */
	speed: number;
	/** Days between two sittings, on average. */
	rhythm: number;
	/** Steps in one sitting, on average. */
	steps: number;
	/** Share of the questions answered without reading. */
	rush: number;
	/** Begins this many days before today, when the assignment runs longer already. */
	beganDaysAgo: number;
	/** Works until this many days before today. */
	silentFor: number;
	/** Most steps ever made; for who has only just begun. */
	most: number;
	/** What they choose for what they write. */
	sharing: 'private' | 'worker' | 'talk';
	/** From this step on, the first question with three tries is tried three times in vain, and then they stop; null: never. */
	stuckFrom: number | null;
	/** Asks for help where they stopped. */
	asksForHelp: boolean;
};

export type Player = { name: string; traits: Traits; code?: string };

export type DemoGroup = {
	name: string;
	code: string;
	/** The assignment began this many days ago, and is due this many days from now. */
	startedDaysAgo: number;
	dueInDays: number;
	worker: 'sanne' | 'karim';
	/** Id of the training that they have. */
	course: string;
	players: Player[];
};

const USUAL: Traits = {
	ability: 0.9,
	speed: 0,
	rhythm: 2.4,
	steps: 0.9,
	rush: 0,
	beganDaysAgo: 99,
	silentFor: 0,
	most: 99,
	sharing: 'private',
	stuckFrom: null,
	asksForHelp: false
};

const player = (name: string, traits: Partial<Traits> = {}, code?: string): Player => ({
	name,
	traits: { ...USUAL, ...traits },
	...(code && { code })
});

/** Three groups at different moments. Everybody is invented. */
export const GROUPS: DemoGroup[] = [
	{
		name: 'Groep 8 De Wegwijzer',
		code: 'STER27',
		startedDaysAgo: 18,
		dueInDays: 170,
		worker: 'sanne',
		course: 'overstap',
		players: [
			player(
				'Noor',
				{ most: 3, rhythm: 1.5, steps: 1, beganDaysAgo: 6, sharing: 'worker' },
				'maan7'
			),
			player('Yassin', { ability: 2.8, speed: 0.55, steps: 1.6, rhythm: 3 }, 'berk4'),
			player('Aylin', { speed: 0.1 }),
			player('Bram', { rhythm: 5, speed: -0.1 }),
			player('Chaima', { ability: 1.2, sharing: 'worker' }),
			player('Daan', { ability: 0.6 }),
			player('Elif', { ability: -1.2, speed: -0.24, sharing: 'worker' }),
			player('Finn', { speed: -0.2, ability: 1.1, asksForHelp: true }),
			player('Hanna', { ability: 1.1, sharing: 'talk' }),
			player('Ibrahim', { ability: -0.4, beganDaysAgo: 7, stuckFrom: 2, rhythm: 1.5 }),
			player('Jesse', { rush: 0.62, speed: 0.5, steps: 2, rhythm: 3 }),
			player('Kaya', { speed: 0.05, ability: 0.8 }),
			player('Lotte', { ability: 1.4, speed: -0.15 }),
			player('Milan', { ability: 0.2, speed: -0.1 }),
			player('Nadia', { ability: 1 }),
			player('Oskar', { ability: 2.3, speed: 0.35, steps: 1.5 }),
			player('Pim', { most: 2, beganDaysAgo: 3 }),
			player('Quinten', { speed: 0.15 }),
			player('Rania', { ability: 1.2, speed: -0.3, sharing: 'worker' }),
			player('Sofia', { ability: 1.3 }),
			player('Tijn', { rush: 0.5, speed: 0.4, steps: 1.6, rhythm: 3 }),
			player('Umut', { ability: 0.7 }),
			player('Vera', { silentFor: 12, rhythm: 1.4, steps: 1.3, most: 5 }),
			player('Wout', { most: 0 })
		]
	},
	{
		name: 'Groep 8 De Horizon',
		code: 'MAAN43',
		startedDaysAgo: 10,
		dueInDays: 170,
		worker: 'karim',
		course: 'overstap',
		players: [
			player('Amber'),
			player('Bilal', { ability: 1.5, speed: 0.2 }),
			player('Cas', { speed: -0.2 }),
			player('Demi', { most: 5 }),
			player('Emre', { ability: 0.2, beganDaysAgo: 7, stuckFrom: 2, rhythm: 1.5 }),
			player('Fenna', { ability: 1.2, sharing: 'worker' }),
			player('Guus', { most: 1 }),
			player('Hajar', { ability: 0.9 }),
			player('Isa', { speed: 0.2 }),
			player('Jip', { most: 0 }),
			player('Kyra', { ability: 0.4 }),
			player('Levi', { rhythm: 2 })
		]
	},
	{
		name: 'Kleine groep donderdag',
		code: 'WOLK69',
		startedDaysAgo: 3,
		dueInDays: 60,
		worker: 'sanne',
		course: 'stevig-staan',
		players: [
			player('Maud', { rhythm: 1, most: 4 }),
			player('Nils', { most: 1 }),
			player('Okan', { most: 3, rhythm: 1.5 }),
			player('Puck', { most: 0 }),
			player('Ravi', { most: 2 }),
			player('Saar', { most: 2, speed: -0.2 })
		]
	}
];
