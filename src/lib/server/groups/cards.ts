import type { NamedCard } from './participants.ts';
import { drawQr, type QrDrawing } from './qr.ts';

/** A card as it is printed. It is shown once: the database keeps only hashes of what stands on it. */
export type PrintedCard = { personId: string; name: string; code: string; qr: QrDrawing };
export type Printed = {
	cards: PrintedCard[];
	groupCode: string;
	groupName: string;
	/** First name of who to ask for a new card. */
	worker: string;
	/** Where to sign in, without the scheme: short enough to type. */
	address: string;
};

/**
 * Draws cards for one group.
 * @param origin how browsers reach this server; the token follows behind a `#`, which no log ever sees
 */
export function printCards(
	cards: NamedCard[],
	group: { name: string; code: string },
	worker: { name: string },
	origin: string
): Printed {
	return {
		cards: cards.map(({ personId, name, code, token }) => ({
			personId,
			name,
			code,
			qr: drawQr(`${origin}/card#${token}`)
		})),
		groupCode: group.code,
		groupName: group.name,
		worker: worker.name.split(' ')[0] ?? worker.name,
		address: origin.replace(/^https?:\/\//, '')
	};
}
