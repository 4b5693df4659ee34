-- Messages that their writer sent as one: they share this word of the platform's.
alter table messages add column album text;
