import type { DemoThread } from '../types.ts'

export const residenceTraboules: DemoThread[] = [
  {
    key: 'arrivee',
    project: 'residence-traboules',
    title: 'Arrivée de la compagnie : clés, chambres, cuisine',
    posts: [
      {
        by: 'aminata',
        at: { day: -13, time: '10:10' },
        text: 'Bonjour Anouk, bienvenue ici. Pour préparer votre arrivée du {jour:0}, j’ai besoin des prénoms par chambre (six chambres, deux doubles), des régimes alimentaires et de l’heure du train. Les clés seront au bureau jusqu’à 18 h ; après, c’est Noé qui les a.',
      },
      {
        by: 'anouk',
        at: { day: -12, time: '22:45' },
        text: 'Bonjour Aminata, merci ! Nous sommes cinq : Bachir, Cléo, Manon, Tristan et moi. Cléo et Manon partagent. Pas de porc, une allergie **sérieuse** aux noix. Nous arrivons en camion vers 16 h, avec onze bidons de 200 litres. Vides.',
      },
      {
        by: 'vincent',
        at: { day: -11, time: '07:50' },
        text: 'Onze bidons : ils passent par le quai, pas par la cour, la grille fait 1,80 m. Reculez jusqu’au repère jaune, pas plus, après c’est le bac de récupération d’eau. Dites-moi aussi ce qu’il y avait dedans avant, je ne veux pas de solvants à côté du poste à souder.',
      },
      { by: 'anouk', at: { day: -11, time: '09:30' }, text: 'Du jus de pomme ! Concentré, du Pilat. Ils sentent encore très bon.' },
      {
        by: 'noe',
        at: { day: -5, time: '14:00' },
        text: 'Les chambres sont prêtes. J’ai vidé l’étagère du bas du frigo pour vous et retiré les noix du placard commun, il y en avait dans trois bocaux sans étiquette.',
      },
      { by: 'anouk', at: { day: -5, time: '14:26' }, text: 'Merci Noé, c’est la première fois qu’on y pense avant nous.' },
    ],
  },
  {
    key: 'fiche-technique',
    project: 'residence-traboules',
    title: 'Fiche technique et bruit',
    posts: [
      {
        by: 'anouk',
        at: { day: -25, time: '11:15' },
        text: 'Fiche technique déposée. En résumé : plateau de 9 × 8 m, noir possible, dix circuits suffisent, et un sol qui supporte onze bidons que l’on **roule**. Le spectacle est assez sonore par moments (95 dB mesurés à 5 m).',
      },
      {
        by: 'solene',
        at: { day: -25, time: '12:30' },
        text: 'Bien reçu. 95 dB jusqu’à 20 h sans souci ; après, on ferme les volets acoustiques et on vise 85. Le tapis de danse sera roulé, vous jouerez sur le plancher, il en a vu d’autres.',
      },
      {
        by: 'carla',
        at: { day: -24, time: '19:05' },
        text: 'Pour la partition des bidons, je viendrai trois après-midis. Il me faudrait des repères au sol et, surtout, que chaque bidon garde **son** numéro. Ils ne sonnent pas pareil, le 4 est presque un si bémol.',
      },
      { by: 'anouk', at: { day: -24, time: '19:20' }, text: 'On les a peints. Le 4 est rouge, tu as l’oreille.' },
      {
        by: 'vincent',
        at: { day: -23, time: '08:00' },
        text: 'Je vous découpe des feutres pour le dessous, sinon le plancher va chanter lui aussi. 11 × 4 plots, prêts pour votre arrivée.',
      },
      {
        by: 'solene',
        at: { day: -2, time: '18:15' },
        text: 'Tout est en place : circuits 1 à 10 patchés, feutres posés, volets vérifiés. Attention, le palan de cour est consigné (étiquette rouge), ne rien y suspendre. La sortie publique est annoncée pour le {jour:11} à 19 h, jauge 80.',
      },
    ],
  },
]
