import { m } from '#lib/paraglide/messages.js';

/** A place to find help. `checkedOn` (yyyy-mm-dd) is the day somebody called or looked; null: not checked yet. */
export type HelpLine = {
	name: string;
	what: string;
	phone?: string;
	/** Host and path without the scheme. */
	site?: string;
	checkedOn: string | null;
};

/** To be reviewed twice a year; README says what has to be done before real participants come. */
export function helpLines(): Record<'children' | 'everyone' | 'adults', HelpLine[]> {
	return {
		children: [
			{
				name: 'Kindertelefoon',
				what: m.learn_help_kindertelefoon(),
				phone: '0800 0432',
				site: 'www.kindertelefoon.nl',
				checkedOn: null
			},
			{ name: 'Jouw GGD', what: m.learn_help_jouwggd(), site: 'www.jouwggd.nl', checkedOn: null }
		],
		everyone: [
			{
				name: '113 Zelfmoordpreventie',
				what: m.learn_help_113(),
				phone: '113',
				site: 'www.113.nl',
				checkedOn: null
			},
			{
				name: 'Veilig Thuis',
				what: m.learn_help_veilig_thuis(),
				phone: '0800 2000',
				site: 'veiligthuis.nl',
				checkedOn: null
			},
			{
				name: 'Helpwanted',
				what: m.learn_help_wanted(),
				site: 'www.helpwanted.nl',
				checkedOn: null
			}
		],
		adults: [
			{
				name: 'De Luisterlijn',
				what: m.learn_help_luisterlijn(),
				phone: '088 0767 000',
				checkedOn: null
			},
			{
				name: 'MIND Korrelatie',
				what: m.learn_help_korrelatie(),
				phone: '0900 1450',
				checkedOn: null
			},
			{ name: 'Geldfit', what: m.learn_help_geldfit(), phone: '0800 8115', checkedOn: null },
			{ name: m.learn_help_huisarts(), what: m.learn_help_huisarts_more(), checkedOn: null }
		]
	};
}
