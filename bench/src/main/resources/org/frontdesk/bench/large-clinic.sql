-- A generated clinic of any size: two years around today, full up to now and emptier the further ahead.
-- Before: tables people_given and people_family (n, name), n from 0, the common ones first; settings bench.appointments,
-- bench.patients, bench.doctors, bench.slots_a_day and bench.password_hash. The same clinic each day, as far as the day allows.

set jit = off;
set work_mem = '256MB';
set maintenance_work_mem = '512MB';
set max_parallel_workers_per_gather = 0; -- the order of the rows decides who gets which random number
set timezone = 'UTC';
select setseed(0.5);

create temp table size as
select current_setting('bench.appointments')::int as appointments, current_setting('bench.patients')::int as patients,
    current_setting('bench.doctors')::int as doctors, current_setting('bench.slots_a_day')::int as slots_a_day,
    (select count(*) from people_given) as given_names, (select count(*) from people_family) as family_names;

-- Indexes and constraints of the largest tables are made once the rows are there, which takes a third of the time.
create temp table made_last as
select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    array_position('{u,x,f}', contype::text) as turn
from pg_constraint
where conrelid in ('time_slots'::regclass, 'appointments'::regclass, 'appointment_further_slots'::regclass)
    and contype in ('u', 'x', 'f')
union all
select pg_get_indexdef(indexrelid), format('drop index %s', indexrelid::regclass), 0
from pg_index
where indrelid in ('time_slots'::regclass, 'appointments'::regclass, 'patients'::regclass, 'appointment_audit_log'::regclass)
    and not exists (select from pg_constraint where conindid = indexrelid);

do $$
declare one text;
begin
    for one in select drop from made_last order by turn desc loop
        execute one;
    end loop;
end $$;

-- Who works there.

insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
select uuidv7(), given.name, family.name, 'Dr. ' || given.name || ' ' || family.name,
    (array['General practice', 'Paediatrics', 'Cardiology', 'Dermatology', 'Orthopaedics', 'Gynaecology', 'Neurology',
        'Ophthalmology', 'Psychiatry', 'Urology'])[1 + doctor.n % 10],
    'doctor' || doctor.n || '@clinic.example', 'L' || doctor.n
from (select n, (random() * 0.99 * given_names)::int as g, (random() * 0.99 * family_names)::int as f
      from size, generate_series(1, doctors) n) as doctor
join people_given as given on given.n = doctor.g
join people_family as family on family.n = doctor.f;

-- Over, so that no server makes slots of its own while it is measured.
insert into weekly_templates (id, doctor_id, weekday, start_minute, end_minute, slot_minutes, capacity, valid_from, valid_to)
select uuidv7(), id, weekday, 480, 780, 20, 1, current_date - 365, current_date - 1 from doctors, generate_series(1, 2) as weekday;

-- Who is treated there.

insert into patients (id, given_name, family_name, birth_date, phone, email, registered_at)
select uuidv7(), given.name, family.name || coalesce('-' || second.name, ''), current_date - 1 - born,
    '+999' || phone, -- a country that does not exist
    case when person.n % 5 < 3 then 'patient' || person.n || '@mail.example' else '' end,
    now() - (interval '3 years' * (1 - person.n::float8 / patients))
from (select n, patients, floor(random() ^ 2 * given_names)::int as g, floor(random() ^ 1.5 * family_names)::int as f,
          case when random() < 0.2 then floor(random() * family_names)::int end as s,
          floor(random() * 95 * 365)::int as born, 100000000 + floor(random() * 899999999)::bigint as phone
      from size, generate_series(1, patients) n) as person
join people_given as given on given.n = person.g
join people_family as family on family.n = person.f
left join people_family as second on second.n = person.s
order by person.n;

insert into users (id, username, display_name, password_hash, role)
select uuidv7(), 'desk' || n, 'Desk ' || n, current_setting('bench.password_hash'), 'RECEPTIONIST'
from generate_series(1, 40) n;
insert into users (id, username, display_name, password_hash, role)
values (uuidv7(), 'admin1', 'Admin 1', current_setting('bench.password_hash'), 'ADMIN');
insert into users (id, username, display_name, password_hash, role, doctor_id)
select uuidv7(), 'doctor' || row_number() over (order by id), display_name, current_setting('bench.password_hash'), 'DOCTOR', id
from doctors;
insert into users (id, username, display_name, password_hash, role, patient_id)
select uuidv7(), 'patient' || patient_number, given_name || ' ' || family_name, current_setting('bench.password_hash'), 'PATIENT', id
from patients where patient_number % 20 = 0;

insert into sessions (token_hash, user_id, client_name, created_at, last_used_at, expires_at)
select sha256(id::text::bytea || n::text::bytea), id, 'bench', now() - interval '1 hour' * n, now() - interval '1 minute' * n,
    now() + interval '8 hours'
from users, generate_series(1, 3) n;

-- When they receive: two of five weekdays, from 8:00 on.

insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
select uuidv7(), doctor.id, day + interval '8 hours' + interval '20 minutes' * n, day + interval '8 hours 20 minutes' + interval '20 minutes' * n,
    case when doctor.number % 20 = 0 then 4 else 1 end
from size, generate_series(current_date - 365, current_date + 365, interval '1 day') day
join (select id, row_number() over (order by id) as number from doctors) as doctor
    on extract(isodow from day) < 6 and (doctor.number + extract(isodow from day)::int) % 5 < 2,
generate_series(0, slots_a_day - 1) n;

insert into closures (id, doctor_id, starts_at, ends_at, reason)
select uuidv7(), case when n % 10 > 0 then doctor.id end, day, day + interval '1 day', 'Training'
from generate_series(1, 300) n
join (select id, row_number() over (order by id) as number, count(*) over () as doctors from doctors) as doctor
    on doctor.number = 1 + n % doctor.doctors,
lateral (select date_trunc('day', now()) + interval '2 days' * (n - 200) + interval '1 hour' as day) as day;

-- Who comes. Half of the visits are of a tenth of the patients. Those who are in the clinic at one time are different people,
-- as patients take turns and fewer can be there at once than there are patients.

create temp table visits as
with chosen as (
    select id as slot_id, doctor_id, starts_at, ends_at
    from time_slots
    order by -ln(1 - random()) / case when starts_at < now() then 6
        else 2 * exp(-extract(epoch from starts_at - now()) / 86400 / 90) + 0.05 end
    limit (select appointments from size)
), numbered as (
    select *, row_number() over (order by starts_at, slot_id) as number from chosen
), patient as (
    select id, row_number() over (order by patient_number) - 1 as number from patients
)
select uuidv7() as id, slot_id, doctor_id, patient.id as patient_id, starts_at, ends_at,
    case when starts_at < now() then
        case when chance < 0.78 then 'COMPLETED' when chance < 0.84 then 'NO_SHOW' when chance < 0.94 then 'CANCELLED'
            when chance < 0.96 then 'EXPIRED' else 'CONFIRMED' end
    else
        case when chance < 0.90 then 'CONFIRMED' when chance < 0.97 then 'CANCELLED' when chance < 0.999 then 'EXPIRED'
            else 'PENDING' end
    end as status,
    least(starts_at, now()) - interval '2 hours' - interval '60 days' * chance_of_booking ^ 2 as booked_at
from size, (select *, random() as chance, random() as chance_of_booking from numbered) as visit
join patient on patient.number = case
    when visit.number % 2 = 0 then visit.number / 2 % ((select patients from size) / 10)
    else (select patients from size) / 10 + visit.number / 2 % ((select patients from size) * 9 / 10) end;

insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, reason, expires_at, booked_by, booked_at,
    cancellation_reason, cancellation_code, version)
select id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, 'Check-up',
    case when status = 'PENDING' then now() + interval '2 hours' end,
    (select users.id from users where username = 'desk1'), booked_at,
    case when status = 'CANCELLED' then 'Patient cancelled' else '' end,
    case when status = 'CANCELLED' then 'PATIENT_ASKED' end, 3
from visits order by booked_at;

update time_slots set booked = 1, version = 2
from visits
where visits.slot_id = time_slots.id and visits.status in ('PENDING', 'CONFIRMED', 'COMPLETED');

insert into appointment_audit_log (appointment_id, action, from_status, to_status, actor_id, at)
select id, step.action, step.from_status, coalesce(step.to_status, status), (select users.id from users where username = 'desk1'), booked_at
from visits, (values ('BOOK', null, 'PENDING'), ('CONFIRM', 'PENDING', 'CONFIRMED'), ('COMPLETE', 'CONFIRMED', null)) as step(action, from_status, to_status)
where step.action = 'BOOK' or status <> 'PENDING' and (step.to_status is not null or status <> 'CONFIRMED')
order by booked_at, step.from_status nulls first;

insert into request_outcomes (request_id, actor_id, operation, content_hash, outcome, decided_at)
select gen_random_uuid(), (select users.id from users where username = 'desk1'), 'book', sha256(id::text::bytea), repeat('x', 500), booked_at
from visits where booked_at > now() - interval '7 days' order by booked_at;

insert into audit_log (at, actor_id, action, record_kind, record_id, patient_id)
select registered_at, (select users.id from users where username = 'desk1'), 'REGISTER_PATIENT', 'patients', id, id
from patients order by patient_number;

-- Who waits, of three specialties in four and some doctors; most have been served.

insert into waitlist_entries (id, patient_id, doctor_id, specialization, earliest_date, latest_date, from_minute, until_minute,
    weekdays, priority, priority_reason, state, joined_at, joined_by)
select uuidv7(), patient.id, case when patient.number % 2 = 0 then doctor.id end,
    case when patient.number % 2 = 1 then doctor.specialization end,
    current_date - 30, case when patient.number % 3 = 0 then current_date + 60 end, case when patient.number % 4 = 0 then 600 else 0 end, 1440,
    case when patient.number % 5 = 0 then array[1, 2, 3] else '{}' end, case when patient.number % 50 = 0 then 5 else 0 end,
    case when patient.number % 50 = 0 then 'Urgent' else '' end, case when patient.number % 5 = 1 then 'WAITING' else 'LEFT' end,
    now() - interval '1 hour' * patient.number / 10, (select users.id from users where username = 'desk1')
from (select id, row_number() over (order by id) as number from patients where patient_number % 20 = 7) as patient
join (select id, specialization, row_number() over (order by id) as number, count(*) over () as doctors from doctors) as doctor
    on doctor.number = 1 + patient.number * 7 % doctor.doctors;

insert into reminders (id, appointment_id, kind, channel, starts_at, due_at, state, attempts, next_try_at, sent_at)
select uuidv7(), id, 'UPCOMING', 'EMAIL', starts_at, starts_at - interval '1 day',
    case when chance < 0.97 then 'SENT' when chance < 0.995 then 'SKIPPED' else 'FAILED' end, 1, starts_at - interval '1 day',
    case when chance < 0.97 then starts_at - interval '1 day' end
from (select *, random() as chance from visits where status in ('CONFIRMED', 'COMPLETED') and starts_at < now() + interval '1 day') as visit
order by starts_at;

insert into call_list (appointment_id, from_doctor_id, from_starts_at, call_before, moved_by, outcome, called_by, called_at, calls)
select id, doctor_id, starts_at, starts_at, (select users.id from users where username = 'desk1'), 'REACHED',
    (select users.id from users where username = 'desk1'), starts_at - interval '1 day', 1
from visits where status in ('CONFIRMED', 'COMPLETED') and random() < 0.01;

do $$
declare one text;
begin
    for one in select make from made_last order by turn loop
        execute one;
    end loop;
end $$;

drop table people_given, people_family;
