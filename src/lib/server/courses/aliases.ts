import { sql } from 'drizzle-orm';
import type { CompiledCourse, ExerciseId } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import { selectAliases } from './queries.ts';
import { courseAliases } from './schema.ts';

type Kind = (typeof courseAliases.$inferSelect)['kind'];

/** Old names with the names that came after them, by kind. A page goes with its module: `module/page`. */
export type Aliases = Record<Kind, Map<string, string>>;

/** Every old name that a course tells of (`vroeger`). */
export function aliasesIn({ course, pages, formerly }: CompiledCourse): Aliases {
	const aliases: Aliases = { module: new Map(), page: new Map(), exercise: new Map() };
	for (const [name, old] of formerly) for (const each of old) aliases.exercise.set(each, name);
	for (const module of course.modules) {
		for (const old of module.formerly) aliases.module.set(old, module.id);
		for (const { hash, id } of module.pages) {
			for (const old of pages.get(hash)?.formerly ?? []) {
				aliases.page.set(`${module.id}/${old}`, `${module.id}/${id}`);
			}
		}
	}
	return aliases;
}

/** Remembers old names for good; the newest word about one counts. */
export async function storeAliases(
	tx: Transaction,
	organisationId: string,
	next: CompiledCourse
): Promise<void> {
	const courseId = next.course.id;
	const rows = Object.entries(aliasesIn(next)).flatMap(([kind, names]) =>
		[...names].map(([formerly, name]) => ({
			...{ organisationId, courseId, kind: kind as Kind, formerly, name }
		}))
	);
	if (rows.length === 0) return;
	await tx
		.insert(courseAliases)
		.values(rows)
		.onConflictDoUpdate({
			target: [
				courseAliases.organisationId,
				courseAliases.courseId,
				courseAliases.kind,
				courseAliases.formerly
			],
			set: { name: sql`excluded.name` }
		});
}

/** Every old name that a course ever told of. */
export async function readAliases(
	tx: Transaction,
	organisationId: string,
	courseId: string
): Promise<Aliases> {
	const aliases: Aliases = { module: new Map(), page: new Map(), exercise: new Map() };
	for (const { kind, formerly, name } of await selectAliases(tx, organisationId, courseId)) {
		aliases[kind].set(formerly, name);
	}
	return aliases;
}

/** What a name became among the names that exist now, over as many renamings as it takes; null when it is gone. */
export function nameNow(
	aliases: ReadonlyMap<string, string>,
	name: string,
	exists: (name: string) => boolean
): string | null {
	const seen = new Set<string>();
	for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
		if (exists(at)) return at;
		seen.add(at);
		at = aliases.get(at);
	}
	return null;
}

/** Every name an exercise had before, over as many renamings as there were. */
export function namesBefore(
	aliases: ReadonlyMap<ExerciseId, ExerciseId>,
	name: ExerciseId
): ExerciseId[] {
	const found = new Set<ExerciseId>([name]);
	for (let size = 0; size !== found.size;) {
		size = found.size;
		for (const [old, next] of aliases) if (found.has(next)) found.add(old);
	}
	found.delete(name);
	return [...found];
}
