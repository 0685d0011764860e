import type { NameIn } from '../names.ts';
import { findName } from '../names.ts';

/** Canonical, lower-case name of a remark: `hint`, `goed`, `fout`, `uitleg`, `voorbeeld`, `begin`. */
export type RemarkName = NameIn<'remarks'>;

/** The remark that a label (without its colon) names. */
export function findRemark(label: string): RemarkName | undefined {
	return findName('remarks', label);
}

/** The label as an author writes it, with a capital. */
export function labelOf(name: string): string {
	return name.slice(0, 1).toUpperCase() + name.slice(1);
}
