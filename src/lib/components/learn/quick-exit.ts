/** Where "Snel weg" goes: a site that anybody may have open and that says nothing about the reader. */
export const NEUTRAL_SITE = 'https://www.buienradar.nl/';
