import type { DemoThread } from '../types.ts'

export const depotCommun: DemoThread[] = [
  {
    key: 'visite',
    project: 'depot-commun',
    title: 'Visite du local de la zone de Molina',
    posts: [
      {
        by: 'karim',
        at: { day: -25, time: '08:30' },
        text: `Visité hier. 640 m², plain-pied, un quai, hauteur 5,20 m sous poutre. Toit refait. Pas de chauffage, on s’en fiche. Accès poids lourds correct, portail à 4,50 m.

Contre : le tram est à vingt minutes à pied, et le sol est en pente vers le fond.`,
      },
      { by: 'baptiste', at: { day: -25, time: '12:14' }, text: '5,20 m, on pourrait y répéter debout sur des échasses ! Et le loyer ?' },
      {
        by: 'karim',
        at: { day: -25, time: '12:20' },
        text: '2 900 € par mois hors charges. Le propriétaire descend à 2 600 si on signe six ans.',
      },
      {
        by: 'catherine',
        at: { day: -24, time: '09:40' },
        text: 'À quatre, au prorata des surfaces, cela ferait 1 040 € pour Yes High Tech, 780 € pour Le Fil, 520 € pour La Baroufada et 260 € pour le parc commun. Aujourd’hui nous payons ensemble 2 150 €, pour moins de place et plus d’humidité. L’écart est réel, mais il se discute.',
      },
      {
        by: 'mehdi',
        at: { day: -23, time: '17:00' },
        text: 'Je suis partant si l’assurance suit : il faut une alarme et un détecteur de fumée relié. Je demande un chiffrage.',
      },
      {
        by: 'vincent',
        at: { day: -22, time: '07:35' },
        text: 'Pour le sol, la pente est de 2 % vers un avaloir, j’y suis passé avec mon niveau. Ça se rattrape sous les racks avec des cales, pas besoin de chape. Par contre je n’ai pas aimé la descente d’eau pluviale dans l’angle nord, elle est intérieure. Si elle se bouche, c’est chez nous que ça se passe.',
      },
      {
        by: 'idriss',
        at: { day: -18, time: '18:50' },
        text: 'Bons points. On ne signe rien avant d’en avoir vu au moins deux autres. Karim, tu nous trouves ça ?',
      },
      { by: 'karim', at: { day: -18, time: '18:52' }, text: 'J’en ai une la semaine prochaine, côté Terrenoire.' },
    ],
  },
]
