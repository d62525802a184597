import type { DemoOrganisation } from './types.ts'

/** Eight member organisations, then the cluster's own shared services: a place (Le Mixeur) and an employers' group. */
export const organisations: DemoOrganisation[] = [
  {
    key: 'fil',
    name: 'Le Fil',
    initials: 'FI',
    thread: 'garance',
    summary: 'Scène de musiques actuelles : une grande salle, un club, des studios de répétition',
    about: `Le Fil programme des concerts toute la saison, de la première partie locale à la tournée internationale, et accompagne les groupes du territoire : répétition, filage, résidence, conseil. La grande salle et le club tournent avec une petite équipe permanente, des intermittents et une cinquantaine de bénévoles au bar, à l’accueil et au catering.

Le Fil prête au pôle ses consoles, son parc de micros et, quand le calendrier le permet, son plateau.`,
    town: 'Saint-Étienne',
    address: '20 boulevard Thiers\n42000 Saint-Étienne',
    site: 'https://lefil.example',
  },
  {
    key: 'fabrique',
    name: 'La Fabrique',
    initials: 'FA',
    thread: 'rouille',
    summary: 'Lieu de résidence et de création : un plateau, un studio, un atelier de construction',
    about: `Des compagnies de théâtre, de danse, de cirque et de musique viennent ici chercher une, deux ou trois semaines pour travailler, sans obligation de montrer quelque chose à la fin. La Fabrique leur ouvre un plateau, un studio, un atelier bois et métal, une cuisine et six chambres.

Les sorties de résidence sont gratuites et se terminent presque toujours autour d’une soupe.`,
    town: 'Saint-Étienne',
  },
  {
    key: 'france',
    name: 'Le France',
    initials: 'LF',
    thread: 'safran',
    summary: 'Cinéma associatif classé art et essai',
    about: `Films en version originale, reprises de répertoire, avant-premières avec les équipes, ciné-goûters et séances scolaires : Le France défend un cinéma que l’on discute en sortant. L’association emporte aussi ses images hors les murs, dans les cours d’école, les parcs et les salles des fêtes.

Sa cabine est l’atelier de projection du pôle : on y vérifie les DCP des autres, on y forme les opérateurs.`,
    town: 'Saint-Étienne',
    address: '8 rue de la Valse\n42100 Saint-Étienne',
    site: 'https://lefrance.example',
  },
  {
    key: 'remue',
    name: 'Le Remue-Méninges',
    initials: 'RM',
    thread: 'mousse',
    summary: 'Café-lecture associatif : des livres, une cuisine, des soirées',
    about: `Un café où l’on peut lire sans consommer, déjeuner pour pas cher et rester jusqu’au soir pour une rencontre, un concert ou une scène ouverte. La cuisine est faite sur place, avec des légumes du Pilat et de la plaine du Forez ; les animations sont proposées par les adhérents.

C’est souvent là que les équipes du pôle se retrouvent quand il faut parler longtemps.`,
    town: 'Saint-Étienne',
    address: '59 rue Désiré-Claude\n42100 Saint-Étienne',
    site: 'https://remuemeninges.example',
  },
  {
    key: 'cd1d',
    name: 'CD1D',
    initials: 'CD',
    thread: 'pastel',
    summary: 'Plateforme de producteurs de musique indépendants',
    about: `CD1D réunit des labels indépendants qui ont choisi de vendre ensemble : une boutique en ligne, un catalogue commun, des bacs qui voyagent de festival en disquaire. La structure défend une rémunération équitable des artistes et produit des études sur l’économie de la filière.`,
    town: 'Saint-Étienne',
    site: 'https://cd1d.example',
  },
  {
    key: 'yht',
    name: 'Yes High Tech',
    initials: 'YH',
    thread: 'cobalt',
    summary: 'Prestataire son et lumière : matériel, techniciens, camion',
    about: `Sonorisation, éclairage, vidéo, distribution électrique, accroche : Yes High Tech équipe des salles et des scènes en plein air, du conseil de quartier au festival. Le dépôt de la rue de la Talaudière est aussi celui du matériel mis en commun par le pôle ; Karim y tient les clés et la mémoire.`,
    town: 'Saint-Étienne',
    address: '61 rue de la Talaudière\n42000 Saint-Étienne',
    site: 'https://yeshightech.example',
  },
  {
    key: 'noctambules',
    name: 'Les Noctambules',
    initials: 'NO',
    thread: 'violette',
    summary: 'Production et distribution de courts métrages',
    about: `Fictions, documentaires et films d’animation de moins de trente minutes, produits ici ou accueillis en distribution. Les Noctambules accompagnent les films longtemps : festivals, scolaires, hôpitaux, prisons, places de village. Une fois l’an, ils les montrent tous d’affilée à ceux qui les ont faits.`,
    town: 'Saint-Étienne',
  },
  {
    key: 'baroufada',
    name: 'La Baroufada',
    initials: 'BA',
    thread: 'fuchsia',
    summary: 'Compagnie de percussions : défilés, ateliers, bals',
    about: `Une troupe de rue d’une trentaine de percussionnistes, professionnels et amateurs mêlés, et un atelier où l’on fabrique et répare les tambours. La Baroufada joue en défilé, en bal et en scène, et donne des ateliers dans les écoles, les centres sociaux et les foyers d’accueil.`,
    town: 'Saint-Étienne',
  },
  {
    key: 'mixeur',
    name: 'Le Mixeur',
    initials: 'MX',
    thread: 'vert-de-gris',
    summary: 'Le lieu du pôle : projets numériques et culturels, bureaux et salles partagés',
    about: `Dans l’ancienne manufacture d’armes, Le Mixeur abrite la coordination du pôle, des bureaux partagés, trois salles de réunion et un atelier ouvert. On y accompagne celles et ceux qui montent une activité : un premier rendez-vous, puis un coup de main sur le statut, le budget, le réseau.`,
    town: 'Saint-Étienne',
    address: '5 rue Javelin-Pagnon\n42000 Saint-Étienne',
    site: 'https://lemixeur.example',
  },
  {
    key: 'groupement',
    name: 'Groupement d’employeurs',
    initials: 'GE',
    thread: 'ardoise',
    summary: 'Comptabilité, gestion et informatique, partagées entre les structures',
    about: `Depuis 2012, le groupement emploie à temps plein des personnes dont aucune structure n’aurait pu, seule, remplir la semaine : comptables, contrôle de gestion, informatique. Chaque membre réserve ses jours et paie ses heures, au coût réel.`,
    town: 'Saint-Étienne',
  },
]
