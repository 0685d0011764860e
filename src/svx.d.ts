/** A page of text in Markdown. */
declare module '*.svx' {
	import type { Component } from 'svelte';

	const text: Component;
	export default text;
}
