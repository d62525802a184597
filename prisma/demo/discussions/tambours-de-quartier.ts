import type { DemoThread } from '../types.ts'

export const tamboursDeQuartier: DemoThread[] = [
  {
    key: 'convention',
    project: 'tambours-de-quartier',
    title: 'Convention de résidence, à relire',
    posts: [
      {
        by: 'solene',
        at: { day: -10, time: '10:30' },
        text: 'J’ai commencé la convention entre La Fabrique et La Baroufada pour l’atelier de fabrication. Quatre pages, c’est déjà trop, mais il faut parler des machines, des mineurs et de l’assurance. Elle est ouverte à la relecture, écrivez dedans.',
      },
      {
        by: 'baptiste',
        at: { day: -10, time: '23:48' },
        text: 'Lue d’une traite ! Article 3, « les participants s’engagent à limiter les nuisances sonores » : c’est un atelier de tambours. On peut écrire « dans les horaires convenus » ?',
      },
      { by: 'solene', at: { day: -9, time: '09:04' }, text: 'On peut.' },
      {
        by: 'sekou',
        at: { day: -8, time: '18:25' },
        text: 'Article 5 : pour la scie à ruban et le tour, je préfère que ce soit écrit noir sur blanc, **uniquement Vincent ou moi**. Même si le participant est menuisier dans la vie. Désolé Corentin.',
      },
      { by: 'corentin', at: { day: -8, time: '18:50' }, text: 'Pas vexé. J’ai encore mes dix doigts parce que je pense pareil.' },
      {
        by: 'solene',
        at: { day: -3, time: '16:58' },
        text: 'Terminée. J’ai repris toutes vos remarques, l’article 5 est clair et l’article 3 ne fait plus rire personne. Prête à relire une dernière fois, puis on signe. @Camille, tu veux bien jeter ton œil de directrice technique sur l’annexe électrique ?',
      },
    ],
  },
  {
    key: 'dates-ateliers',
    project: 'tambours-de-quartier',
    title: 'Les dates d’atelier du deuxième groupe',
    posts: [
      {
        by: 'carla',
        at: { day: -21, time: '13:10' },
        text: 'Le groupe de Montreynaud est complet : 22 inscrits, de 7 à 71 ans. Il reste à caler les dates. Le centre social ferme à 19 h, donc 17 h – 18 h 45, goûter compris.',
      },
      {
        by: 'noe',
        at: { day: -20, time: '11:32' },
        text: 'Le studio de La Fabrique est libre une fois sur deux à cette heure-là. Je vous bloque les dates en option ?',
      },
      {
        by: 'carla',
        at: { day: -20, time: '11:50' },
        text: 'Oui, en option, merci Noé. Attention, sur la deuxième séance on colle les peaux : il faut qu’elles sèchent 48 h sans qu’on déplace les fûts.',
      },
      { by: 'noe', at: { day: -20, time: '12:04' }, text: 'Alors je bloque aussi les deux jours d’après, et je mets un mot sur la porte.' },
      {
        by: 'baptiste',
        at: { day: -2, time: '15:33' },
        text: 'Les quatre dates sont au calendrier ! La première est le {jour:47}, la dernière le {jour:117}, et entre les deux on aura vingt-deux tambours neufs et autant de voisins prévenus. Carla, tu peux annoncer aux familles.',
      },
    ],
  },
  {
    key: 'bal-percussif',
    project: 'tambours-de-quartier',
    title: 'Bal percussif à La Fabrique : horaires et voisinage',
    posts: [
      {
        by: 'baptiste',
        at: { day: -33, time: '00:12' },
        text: 'Le bal du premier groupe, ce sera le {jour:19} à La Fabrique, de 18 h à 23 h. Soixante tambours dans la cour si le temps le permet, sinon sur le plateau !',
      },
      {
        by: 'solene',
        at: { day: -33, time: '09:20' },
        text: 'Dans la cour jusqu’à 21 h, dedans après. J’ai des voisins au 14 qui ont été charmants deux fois, je ne tenterai pas la troisième.',
      },
      {
        by: 'sandrine',
        at: { day: -31, time: '10:55' },
        text: 'Au Remue-Méninges on fait comme ça : un mot dans les boîtes aux lettres dix jours avant, avec un numéro de téléphone auquel **quelqu’un répond**, et deux places offertes. On n’a plus eu une seule plainte.',
      },
      {
        by: 'noe',
        at: { day: -30, time: '14:17' },
        text: 'Je peux écrire le mot et faire la tournée des boîtes. On est combien à habiter dans les cinquante mètres ? J’ai compté 38 logements.',
      },
      {
        by: 'baptiste',
        at: { day: -30, time: '22:40' },
        text: 'Noé, tu es précieux. Mets mon numéro, je répondrai même avec un surdo autour du cou.',
      },
      {
        by: 'mehdi',
        at: { day: -28, time: '16:09' },
        text: 'Petite chose : pour 60 percussions en intérieur, prévoyez des bouchons à l’entrée. C’est obligatoire de les proposer gratuitement, et l’affichage aussi. Il m’en reste deux cartons au Fil, servez-vous.',
      },
    ],
  },
]
