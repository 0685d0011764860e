import { defineParams } from '@sveltejs/kit/params';
import * as v from 'valibot';

export const params = defineParams({
	slug: (param) => (/^[a-z0-9-]{1,100}$/.test(param) ? param : undefined),
	uuid: v.pipe(v.string(), v.uuid()),
	hash: (param) => (/^[0-9a-f]{64}$/.test(param) ? param : undefined)
});
