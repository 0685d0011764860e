import type { Exercise, ExerciseType } from '../types.ts';
import type { NameIn } from '../names.ts';
import { adem } from './adem.ts';
import { afvinklijst } from './afvinklijst.ts';
import { invullen } from './invullen.ts';
import { kiesMeer } from './kies-meer.ts';
import { meerkeuze } from './meerkeuze.ts';
import { open } from './open.ts';
import { scenario } from './scenario.ts';
import { schaal } from './schaal.ts';
import type { AnyKind } from './shape.ts';
import { sorteren } from './sorteren.ts';
import { verbinden } from './verbinden.ts';
import { vijfg } from './vijfg.ts';
import { volgorde } from './volgorde.ts';
import { vragenlijst } from './vragenlijst.ts';

/** Every exercise type there is. A new type is a file beside these, and a line here. */
export const kinds: Record<ExerciseType, AnyKind> = {
	meerkeuze,
	'kies-meer': kiesMeer,
	volgorde,
	sorteren,
	verbinden,
	invullen,
	schaal,
	open,
	afvinklijst,
	scenario,
	vragenlijst,
	adem,
	vijfg
};

/** The type of an exercise. */
export function kindOf(exercise: Exercise): AnyKind {
	return kinds[exercise.type];
}

/** The type behind a name. */
export function findKind(name: NameIn<'exercises'>): AnyKind {
	return kinds[name];
}
