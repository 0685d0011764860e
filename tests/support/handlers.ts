import type { Permission } from '#lib/server/identity/policy.ts';

export type Handler = { route: string; method: string; permission?: Permission | 'open' };

type ServerModule = { actions?: Record<string, unknown>; [name: string]: unknown };

const modules = import.meta.glob<ServerModule>('/src/routes/**/+{page.,layout.,}server.ts', {
	eager: true
});

/** Names that a server module may export, each a handler of its own. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** Every load, action and endpoint of the product, with the permission that its wrapper gave it. */
export const handlers: Handler[] = Object.entries(modules).flatMap(([file, module]) => {
	const { load, actions = {} } = module;
	const named: [string, unknown][] = [
		['GET', load],
		...METHODS.map((method): [string, unknown] => [method, module[method]]),
		...Object.entries(actions).map(([name, action]): [string, unknown] => [postTo(name), action])
	];
	return named
		.filter(([, handler]) => typeof handler === 'function')
		.map(([method, handler]) => ({ route: routeOf(file), method, ...permissionOf(handler) }));
});

/** Routes with a page or endpoint of their own handler; a layout alone protects nothing. */
export const ownHandlers = new Set(
	Object.keys(modules)
		.filter((file) => !file.endsWith('+layout.server.ts'))
		.map(routeOf)
);

function routeOf(file: string): string {
	return file.replace('/src/routes', '').replace(/\/\+[^/]+$/, '') || '/';
}

function postTo(action: string): string {
	return action === 'default' ? 'POST' : `POST ?/${action}`;
}

function permissionOf(handler: unknown): Pick<Handler, 'permission'> {
	const { permission } = handler as Pick<Handler, 'permission'>;
	return permission ? { permission } : {};
}
