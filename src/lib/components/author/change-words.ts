import { m } from '#lib/paraglide/messages.js';

/** The words of what the publish and versions pages tell. */
const reasons: Record<string, () => string> = {
	new: m.publish_reason_new,
	gone: m.publish_reason_gone,
	moved: m.publish_reason_moved,
	type: m.publish_reason_type,
	options: m.publish_reason_options,
	key: m.publish_reason_key,
	level: m.publish_reason_level,
	attempts: m.publish_reason_attempts,
	bounds: m.publish_reason_bounds,
	negation: m.publish_reason_negation,
	modules: m.publish_reason_modules
};

const parts: Record<string, () => string> = {
	text: m.publish_part_text,
	key: m.publish_part_key,
	hints: m.publish_part_hints,
	remarks: m.publish_part_remarks,
	right: m.publish_part_right,
	notYet: m.publish_part_not_yet,
	explanation: m.publish_part_explanation,
	sample: m.publish_part_sample,
	settings: m.publish_part_settings,
	pictures: m.publish_part_pictures
};

const types: Record<string, () => string> = {
	meerkeuze: m.publish_type_meerkeuze,
	'kies-meer': m.publish_type_kies_meer,
	open: m.publish_type_open,
	schaal: m.publish_type_schaal,
	volgorde: m.publish_type_volgorde,
	verbinden: m.publish_type_verbinden,
	sorteren: m.publish_type_sorteren,
	invullen: m.publish_type_invullen,
	afvinklijst: m.publish_type_afvinklijst
};

const changes: Record<string, () => string> = {
	first: m.versions_change_first,
	correctie: m.versions_change_correctie,
	wijziging: m.versions_change_wijziging,
	earlier: m.versions_change_earlier,
	older: m.versions_change_older
};

const pages: Record<string, (input: { page: string }) => string> = {
	new: m.publish_page_new,
	gone: m.publish_page_gone,
	text: m.publish_page_text,
	notes: m.publish_page_notes
};

export const reasonName = (reason: string): string => reasons[reason]?.() ?? reason;
export const partName = (part: string): string => parts[part]?.() ?? part;
export const typeName = (type: string): string => (types[type] ?? m.publish_type_other)();
export const changeName = (change: string): string => changes[change]?.() ?? change;
export const pageChangeName = (kind: string, page: string): string =>
	pages[kind]?.({ page }) ?? page;

/** `3.1` */
export const numberName = ({ edition, revision }: { edition: number; revision: number }): string =>
	`${edition}.${revision}`;
