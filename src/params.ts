import { defineParams } from '@sveltejs/kit/params';

// Browsers get these too: plain functions keep a library of checks out of every page.
export const params = defineParams({
	slug: (param) => (/^[a-z0-9-]{1,100}$/.test(param) ? param : undefined),
	uuid: (param) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(param) ? param : undefined),
	hash: (param) => (/^[0-9a-f]{64}$/.test(param) ? param : undefined)
});
