import { m } from '#lib/paraglide/messages.js';
import { LARGEST_PICTURE, type PictureProblem } from '#lib/server/drafts/pictures.ts';

/** Why a picture was not taken in, for its author. */
export function pictureProblem(problem: PictureProblem): string {
	switch (problem) {
		case 'picture_too_large':
			return m.drafts_picture_large({ size: LARGEST_PICTURE / 1024 / 1024 });
		case 'picture_kind':
			return m.drafts_picture_kind();
		case 'picture_unreadable':
			return m.drafts_picture_unreadable();
	}
}
