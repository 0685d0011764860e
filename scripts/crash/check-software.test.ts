import { expect, test } from 'vitest';
import { checkSoftware } from './check-software.ts';
import { newLedger } from './ledger.ts';

const ledgerOf = (ids: string[], open: string[] = []) => {
	const ledger = newLedger();
	const sent = (id: string) =>
		({ id, kind: 'statement', participantId: 'p', pageId: id.slice(0, 1), text: null }) as const;
	for (const id of ids) ledger.acknowledged.set(id, sent(id));
	for (const id of open) ledger.open.set(id, sent(id));
	return ledger;
};
const stored = (ids: string[]) => ids.map((id) => ({ id, participantId: 'p' }));
const NOTHING = { lost: [], doubled: [], foreign: [], invented: [] };

test('what was sent, read back and passed on in order is in order', () => {
	const ids = ['a1', 'b1', 'a2'];
	expect(checkSoftware(ledgerOf(ids, ['b2']), stored(ids), ['b1', 'a1', 'a2', 'b2'])).toEqual({
		...{ readBack: NOTHING, forwarded: NOTHING, arrived: 4, outOfOrder: 0 }
	});
});

test('finds what was lost, doubled or passed on too early', () => {
	const found = checkSoftware(ledgerOf(['a1', 'a2', 'b1']), stored(['a1', 'a2', 'a2']), [
		...['a2', 'a1', 'a2']
	]);
	expect(found.readBack).toEqual({ ...NOTHING, lost: ['b1'], doubled: ['a2'] });
	expect(found.forwarded).toEqual({ ...NOTHING, lost: ['b1'], doubled: ['a2'] });
	expect(found.outOfOrder).toBe(1);
});
