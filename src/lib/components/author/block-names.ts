import type { BlockName, NameIn } from '#lib/content/names.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a block is called on a button. */
export function blockLabel(name: BlockName): string {
	return labels[name]();
}

const labels: Record<BlockName, () => string> = {
	meerkeuze: () => m.drafts_block_meerkeuze(),
	'kies-meer': () => m.drafts_block_kies_meer(),
	open: () => m.drafts_block_open(),
	schaal: () => m.drafts_block_schaal(),
	volgorde: () => m.drafts_block_volgorde(),
	verbinden: () => m.drafts_block_verbinden(),
	sorteren: () => m.drafts_block_sorteren(),
	invullen: () => m.drafts_block_invullen(),
	scenario: () => m.drafts_block_scenario(),
	afvinklijst: () => m.drafts_block_afvinklijst(),
	vragenlijst: () => m.drafts_block_vragenlijst(),
	adem: () => m.drafts_block_adem(),
	vijfg: () => m.drafts_block_vijfg(),
	'let-op': () => m.drafts_block_let_op(),
	tip: () => m.drafts_block_tip(),
	voorbeeld: () => m.drafts_block_voorbeeld(),
	begrip: () => m.drafts_block_begrip(),
	offline: () => m.drafts_block_offline(),
	video: () => m.drafts_block_video(),
	audio: () => m.drafts_block_audio(),
	extra: () => m.drafts_block_extra(),
	verdieping: () => m.drafts_block_verdieping(),
	gesprek: () => m.drafts_block_gesprek(),
	begeleider: () => m.drafts_block_begeleider()
};

/** In the order in which they are offered: what is used most comes first. */
export const exerciseBlocks: readonly NameIn<'exercises'>[] = [
	'meerkeuze',
	'kies-meer',
	'open',
	'schaal',
	'invullen',
	'sorteren',
	'verbinden',
	'volgorde',
	'scenario',
	'vragenlijst',
	'afvinklijst',
	'vijfg',
	'adem'
];

export const otherBlocks: readonly BlockName[] = [
	'tip',
	'voorbeeld',
	'let-op',
	'begrip',
	'offline',
	'extra',
	'verdieping',
	'gesprek',
	'begeleider',
	'video',
	'audio'
];
