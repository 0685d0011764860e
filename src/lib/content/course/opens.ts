import type { Message, Module, ModuleId } from '../types.ts';
import { nearestName } from '../suggest.ts';
import { createMessage } from '../parse/source.ts';
import type { ModuleFile } from './module-file.ts';

/** Opening conditions: the module waited for must exist, and no ring of modules may wait for each other. */
export function checkOpens(modules: { path: string; file: ModuleFile }[]): Message[] {
	const messages: Message[] = [];
	const ids = modules.map(({ file }) => file.module.id);
	const waits = new Map<ModuleId, ModuleId>();
	for (const { path, file } of modules) {
		const { opens, id } = file.module;
		if (opens.when !== 'na' || file.opens === undefined) continue;
		if (ids.includes(opens.module)) waits.set(id, opens.module);
		else {
			messages.push(
				createMessage(path, file.opens, 'open-voorwaarde-onbekend', {
					name: opens.module,
					suggestion: nearestName(opens.module, ids)
				})
			);
		}
	}
	const reported = new Set<ModuleId>();
	for (const { path, file } of modules) {
		const ring = ringFrom(file.module.id, waits);
		if (ring === undefined || file.opens === undefined || reported.has(file.module.id)) continue;
		for (const id of ring) reported.add(id);
		messages.push(createMessage(path, file.opens, 'open-voorwaarde-kring', { ring }));
	}
	return messages;
}

function ringFrom(start: Module['id'], waits: Map<ModuleId, ModuleId>): ModuleId[] | undefined {
	const ring = [start];
	let next = waits.get(start);
	while (next !== undefined && next !== start && !ring.includes(next)) {
		ring.push(next);
		next = waits.get(next);
	}
	return next === start ? ring : undefined;
}
