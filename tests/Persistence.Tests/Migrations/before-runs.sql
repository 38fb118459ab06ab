SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
CREATE TABLE public.assessment (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
)
PARTITION BY LIST (review_year);
CREATE TABLE public.assessment_2023 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
)
PARTITION BY LIST (run_id);
CREATE TABLE public.assessment_2023_run_1 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
);
CREATE TABLE public.assessment_2023_run_2 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
);
CREATE TABLE public.employer (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    registered_on date NOT NULL,
    commission_member boolean NOT NULL,
    concentrated boolean NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL
)
PARTITION BY LIST (review_year);
CREATE TABLE public.employer_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    registered_on date NOT NULL,
    commission_member boolean NOT NULL,
    concentrated boolean NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    CONSTRAINT employer_2023_review_year_check CHECK ((review_year = 2023))
);
CREATE TABLE public.filing (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    monthly numeric(14,4) NOT NULL,
    average numeric(11,4),
    seasonal numeric(11,4) NOT NULL,
    payroll numeric(15,2) NOT NULL,
    filed_on date NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL
)
PARTITION BY LIST (review_year);
CREATE TABLE public.filing_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    monthly numeric(14,4) NOT NULL,
    average numeric(11,4),
    seasonal numeric(11,4) NOT NULL,
    payroll numeric(15,2) NOT NULL,
    filed_on date NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    CONSTRAINT filing_2023_review_year_check CHECK ((review_year = 2023))
);
CREATE TABLE public.finding (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    line bigint NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    is_warning boolean NOT NULL,
    detail text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.migration (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE TABLE public.notice (
    id integer NOT NULL,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    version integer NOT NULL,
    run_id integer NOT NULL,
    correction text COLLATE pg_catalog."C",
    published_on date NOT NULL,
    objections_from date NOT NULL,
    objections_to date NOT NULL,
    objection_days integer NOT NULL,
    office_name text NOT NULL COLLATE pg_catalog."C",
    office_address text NOT NULL COLLATE pg_catalog."C",
    office_telephone text NOT NULL COLLATE pg_catalog."C",
    parameters jsonb NOT NULL,
    published_by text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE public.notice ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.placement (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    certificate_type smallint NOT NULL,
    certificate_no text NOT NULL COLLATE pg_catalog."C",
    grade integer NOT NULL,
    certificate_valid_to date,
    contract_from date NOT NULL,
    contract_to date,
    insured_months integer NOT NULL,
    wages numeric(15,2)[] NOT NULL,
    counted_at text COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL
)
PARTITION BY LIST (review_year);
CREATE TABLE public.placement_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    current boolean NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    certificate_type smallint NOT NULL,
    certificate_no text NOT NULL COLLATE pg_catalog."C",
    grade integer NOT NULL,
    certificate_valid_to date,
    contract_from date NOT NULL,
    contract_to date,
    insured_months integer NOT NULL,
    wages numeric(15,2)[] NOT NULL,
    counted_at text COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL,
    CONSTRAINT placement_2023_review_year_check CHECK ((review_year = 2023))
);
CREATE TABLE public.refused_filing (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL
)
PARTITION BY LIST (review_year);
CREATE TABLE public.refused_filing_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL
);
CREATE TABLE public.run (
    id integer NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    business_date date NOT NULL,
    edition text NOT NULL COLLATE pg_catalog."C",
    program_version text NOT NULL COLLATE pg_catalog."C",
    state smallint NOT NULL,
    dry_run boolean NOT NULL,
    started_by text NOT NULL COLLATE pg_catalog."C",
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    units bigint NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    digest text NOT NULL COLLATE pg_catalog."C",
    uncertain_parameters text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.run_chunk (
    run_id integer NOT NULL,
    number integer NOT NULL,
    first_uscc text NOT NULL COLLATE pg_catalog."C",
    last_uscc text NOT NULL COLLATE pg_catalog."C",
    units_read integer NOT NULL,
    units_written integer NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL
);
ALTER TABLE public.run ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.run_input (
    run_id integer NOT NULL,
    file_id bigint NOT NULL
);
CREATE TABLE public.source_file (
    id bigint NOT NULL,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    sha256 bytea NOT NULL,
    bytes bigint NOT NULL,
    rows_read bigint NOT NULL,
    rows_accepted bigint NOT NULL,
    imported_by text NOT NULL COLLATE pg_catalog."C",
    imported_on date NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE public.source_file ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.source_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.source_file_part (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL
);
ALTER TABLE ONLY public.source_file_part ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE ONLY public.assessment ATTACH PARTITION public.assessment_2023 FOR VALUES IN (2023);
ALTER TABLE ONLY public.assessment_2023 ATTACH PARTITION public.assessment_2023_run_1 FOR VALUES IN (1);
ALTER TABLE ONLY public.assessment_2023 ATTACH PARTITION public.assessment_2023_run_2 FOR VALUES IN (2);
ALTER TABLE ONLY public.employer ATTACH PARTITION public.employer_2023 FOR VALUES IN (2023);
ALTER TABLE ONLY public.filing ATTACH PARTITION public.filing_2023 FOR VALUES IN (2023);
ALTER TABLE ONLY public.placement ATTACH PARTITION public.placement_2023 FOR VALUES IN (2023);
ALTER TABLE ONLY public.refused_filing ATTACH PARTITION public.refused_filing_2023 FOR VALUES IN (2023);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '52640202R8BLXBU8MB', '大武口区福万社工服务中心', 5, 640202, false, 708.0000, 12, 12, 59.0000, 0.8850, 1, 1.0000, 0.016949, 0.0000, 48948.00, 48948.00, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '916402021J7BLT4DE2', '石嘴山市乐润建筑公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 73404.00, 73404.00, 2202.12, 2202.12, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '9164020239QHQ02RBR', '石嘴山市荣锦化工有限公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 48864.00, 48864.00, 1465.92, 1465.92, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '9164020263DRJ4P69U', '石嘴山市恒朗物业有限责任公司', 3, 640202, false, 0.0000, 12, 0, 0.0000, 0.0000, 0, 0.0000, 0.000000, 0.0000, 0.00, 0.00, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202AKL8FEAY4A', '大武口悦东酒店有限公司', 3, 640202, false, 10709.0000, 12, 0, 892.4167, 13.3863, 0, 0.0000, 0.000000, 13.3863, 85344.03, 85344.03, 1142436.49, 114243.65, 1028192.84, 0, 0.00, 2, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202DD9G9K0B2K', '大武口瑞金化工有限公司', 3, 640202, false, 84.0000, 12, 0, 7.0000, 0.1050, 0, 0.0000, 0.000000, 0.1050, 80035.37, 80035.37, 8403.71, 8403.71, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202F4TNCPXNYB', '石嘴山市腾凯酒店有限公司', 3, 640202, false, 192.0000, 12, 0, 16.0000, 0.2400, 0, 0.0000, 0.000000, 0.2400, 43046.03, 43046.03, 10331.05, 10331.05, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202HXFY6WK3W9', '石嘴山市悦丰医药有限公司', 3, 640202, false, 144.0000, 12, 0, 12.0000, 0.1800, 0, 0.0000, 0.000000, 0.1800, 81902.26, 81902.26, 14742.41, 14742.41, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202LP57128FTT', '石嘴山市大武口区丰隆机械有限公司', 3, 640202, false, 324.0000, 12, 0, 27.0000, 0.4050, 0, 0.0000, 0.000000, 0.4050, 185190.35, 185190.35, 75002.09, 75002.09, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202NEND476UPT', '石嘴山恒广科技公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 238152.00, 194112.00, 5823.36, 5823.36, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202TYWU1GRLJH', '大武口安鹏电气厂', 3, 640202, false, 931.0000, 12, 12, 77.5833, 1.1638, 1, 1.0000, 0.012889, 0.1638, 116004.30, 116004.30, 18995.70, 9497.85, 9497.85, 0, 0.00, 2, 64);
INSERT INTO public.assessment_2023_run_1 VALUES (2023, 1, '91640202XQJ3TMF1GE', '大武口区宁昌物业有限公司', 3, 640202, false, 156.0000, 12, 0, 13.0000, 0.1950, 0, 0.0000, 0.000000, 0.1950, 60792.00, 60792.00, 11854.44, 11854.44, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '52640202R8BLXBU8MB', '大武口区福万社工服务中心', 5, 640202, false, 708.0000, 12, 12, 59.0000, 0.8850, 1, 1.0000, 0.016949, 0.0000, 48948.00, 48948.00, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '916402021J7BLT4DE2', '石嘴山市乐润建筑公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 73404.00, 73404.00, 2202.12, 2202.12, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '9164020239QHQ02RBR', '石嘴山市荣锦化工有限公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 48864.00, 48864.00, 1465.92, 1465.92, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '9164020263DRJ4P69U', '石嘴山市恒朗物业有限责任公司', 3, 640202, false, 0.0000, 12, 0, 0.0000, 0.0000, 0, 0.0000, 0.000000, 0.0000, 0.00, 0.00, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202AKL8FEAY4A', '大武口悦东酒店有限公司', 3, 640202, false, 10709.0000, 12, 0, 892.4167, 13.3863, 0, 0.0000, 0.000000, 13.3863, 85344.03, 85344.03, 1142436.49, 114243.65, 1028192.84, 0, 0.00, 2, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202DD9G9K0B2K', '大武口瑞金化工有限公司', 3, 640202, false, 84.0000, 12, 0, 7.0000, 0.1050, 0, 0.0000, 0.000000, 0.1050, 80035.37, 80035.37, 8403.71, 8403.71, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202F4TNCPXNYB', '石嘴山市腾凯酒店有限公司', 3, 640202, false, 192.0000, 12, 0, 16.0000, 0.2400, 0, 0.0000, 0.000000, 0.2400, 43046.03, 43046.03, 10331.05, 10331.05, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202HXFY6WK3W9', '石嘴山市悦丰医药有限公司', 3, 640202, false, 144.0000, 12, 0, 12.0000, 0.1800, 0, 0.0000, 0.000000, 0.1800, 81902.26, 81902.26, 14742.41, 14742.41, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202LP57128FTT', '石嘴山市大武口区丰隆机械有限公司', 3, 640202, false, 324.0000, 12, 0, 27.0000, 0.4050, 0, 0.0000, 0.000000, 0.4050, 185190.35, 185190.35, 75002.09, 75002.09, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202NEND476UPT', '石嘴山恒广科技公司', 3, 640202, false, 24.0000, 12, 0, 2.0000, 0.0300, 0, 0.0000, 0.000000, 0.0300, 238152.00, 194112.00, 5823.36, 5823.36, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202TYWU1GRLJH', '大武口安鹏电气厂', 3, 640202, false, 931.0000, 12, 12, 77.5833, 1.1638, 1, 1.0000, 0.012889, 0.1638, 116004.30, 116004.30, 18995.70, 9497.85, 9497.85, 0, 0.00, 2, 64);
INSERT INTO public.assessment_2023_run_2 VALUES (2023, 2, '91640202XQJ3TMF1GE', '大武口区宁昌物业有限公司', 3, 640202, false, 156.0000, 12, 0, 13.0000, 0.1950, 0, 0.0000, 0.000000, 0.1950, 60792.00, 60792.00, 11854.44, 11854.44, 0.00, 0, 0.00, 3, 0);
INSERT INTO public.employer_2023 VALUES (2023, '91640202TYWU1GRLJH', 1, true, '大武口安鹏电气厂', 3, 640202, '2000-03-09', false, false, 1, 2);
INSERT INTO public.employer_2023 VALUES (2023, '91640202F4TNCPXNYB', 1, true, '石嘴山市腾凯酒店有限公司', 3, 640202, '2001-09-26', false, false, 1, 3);
INSERT INTO public.employer_2023 VALUES (2023, '9164020239QHQ02RBR', 1, true, '石嘴山市荣锦化工有限公司', 3, 640202, '2010-09-22', false, false, 1, 4);
INSERT INTO public.employer_2023 VALUES (2023, '91640202NEND476UPT', 1, true, '石嘴山恒广科技公司', 3, 640202, '2008-03-31', false, false, 1, 5);
INSERT INTO public.employer_2023 VALUES (2023, '91640202AKL8FEAY4A', 1, true, '大武口悦东酒店有限公司', 3, 640202, '1998-12-22', false, false, 1, 6);
INSERT INTO public.employer_2023 VALUES (2023, '91640202XQJ3TMF1GE', 1, true, '大武口区宁昌物业有限公司', 3, 640202, '2018-05-25', false, false, 1, 7);
INSERT INTO public.employer_2023 VALUES (2023, '91640202HXFY6WK3W9', 1, true, '石嘴山市悦丰医药有限公司', 3, 640202, '2006-04-30', false, false, 1, 8);
INSERT INTO public.employer_2023 VALUES (2023, '9164020263DRJ4P69U', 1, true, '石嘴山市恒朗物业有限责任公司', 3, 640202, '2012-08-03', false, false, 1, 9);
INSERT INTO public.employer_2023 VALUES (2023, '52640202R8BLXBU8MB', 1, true, '大武口区福万社工服务中心', 5, 640202, '1999-05-29', false, false, 1, 10);
INSERT INTO public.employer_2023 VALUES (2023, '91640202DD9G9K0B2K', 1, true, '大武口瑞金化工有限公司', 3, 640202, '2021-12-15', false, false, 1, 11);
INSERT INTO public.employer_2023 VALUES (2023, '916402021J7BLT4DE2', 1, true, '石嘴山市乐润建筑公司', 3, 640202, '2010-04-18', false, false, 1, 12);
INSERT INTO public.employer_2023 VALUES (2023, '91640202LP57128FTT', 1, true, '石嘴山市大武口区丰隆机械有限公司', 3, 640202, '1999-07-10', false, false, 1, 13);
INSERT INTO public.filing_2023 VALUES (2023, '91640202LP57128FTT', 1, true, 0.0000, 27.0000, 0.0000, 5000139.38, '2024-10-29', 2, 3);
INSERT INTO public.filing_2023 VALUES (2023, '916402021J7BLT4DE2', 1, true, 24.0000, NULL, 0.0000, 146808.00, '2024-06-22', 2, 4);
INSERT INTO public.filing_2023 VALUES (2023, '91640202DD9G9K0B2K', 1, true, 0.0000, 7.0000, 0.0000, 560247.56, '2024-04-24', 2, 5);
INSERT INTO public.filing_2023 VALUES (2023, '52640202R8BLXBU8MB', 1, true, 0.0000, 59.0000, 0.0000, 2887932.00, '2024-10-26', 2, 6);
INSERT INTO public.filing_2023 VALUES (2023, '9164020263DRJ4P69U', 1, true, 0.0000, 0.0000, 0.0000, 0.00, '2024-04-16', 2, 7);
INSERT INTO public.filing_2023 VALUES (2023, '91640202HXFY6WK3W9', 1, true, 0.0000, 12.0000, 0.0000, 982827.09, '2024-04-19', 2, 8);
INSERT INTO public.filing_2023 VALUES (2023, '91640202XQJ3TMF1GE', 1, true, 156.0000, NULL, 0.0000, 790296.00, '2024-06-26', 2, 9);
INSERT INTO public.filing_2023 VALUES (2023, '91640202AKL8FEAY4A', 1, true, 10709.0000, NULL, 0.0000, 76162432.71, '2024-07-09', 2, 10);
INSERT INTO public.filing_2023 VALUES (2023, '91640202NEND476UPT', 1, true, 24.0000, NULL, 0.0000, 476304.00, '2024-10-30', 2, 11);
INSERT INTO public.filing_2023 VALUES (2023, '9164020239QHQ02RBR', 1, true, 0.0000, 2.0000, 0.0000, 97728.00, '2024-03-11', 2, 12);
INSERT INTO public.filing_2023 VALUES (2023, '91640202F4TNCPXNYB', 1, true, 192.0000, NULL, 0.0000, 688736.44, '2024-07-15', 2, 13);
INSERT INTO public.filing_2023 VALUES (2023, '91640202TYWU1GRLJH', 1, false, 931.0000, NULL, 0.0000, 12406506.00, '2024-07-18', 2, 2);
INSERT INTO public.filing_2023 VALUES (2023, '91640202TYWU1GRLJH', 2, true, 931.0000, NULL, 0.0000, 9000000.00, '2024-07-18', 4, 2);
INSERT INTO public.finding VALUES (4, 1, 3, '91640202LP57128FTT', 'payroll_total', 'payroll-invalid', false, '');
INSERT INTO public.migration VALUES ('20261124000455_Initial', '10.0.15');
INSERT INTO public.migration VALUES ('20261124003613_Notices', '10.0.15');
INSERT INTO public.notice OVERRIDING SYSTEM VALUE VALUES (1, 1, 2023, 640202, 1, 1, NULL, '2024-11-14', '2024-11-14', '2024-11-22', 7, '大武口区残联', '示例地址', '0000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '乙');
INSERT INTO public.notice OVERRIDING SYSTEM VALUE VALUES (2, 2, 2023, 640202, 1, 1, NULL, '2024-11-14', '2024-11-14', '2024-11-22', 7, '大武口区残联', '示例地址', '0000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '乙');
INSERT INTO public.notice OVERRIDING SYSTEM VALUE VALUES (3, 3, 2023, 640202, 1, 1, NULL, '2024-11-14', '2024-11-14', '2024-11-22', 7, '大武口区残联', '示例地址', '0000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '乙');
INSERT INTO public.placement_2023 VALUES (2023, '52640202R8BLXBU8MB', '999999198903130004', 1, true, '吴蓉刚', 1, '99999919890313000474', 4, NULL, '2022-07-22', '2025-07-21', 4095, '{1950.00}', '91640202TYWU1GRLJH', 3, 2);
INSERT INTO public.placement_2023 VALUES (2023, '52640202R8BLXBU8MB', '999999197011030003', 1, true, '董玉', 1, '99999919701103000354', 4, '2033-04-30', '2020-12-10', '2023-12-09', 4095, '{8660.00}', NULL, 3, 3);
INSERT INTO public.refused_filing_2023 VALUES (2023, '91640202LP57128FTT', 4, 3);
INSERT INTO public.run OVERRIDING SYSTEM VALUE VALUES (1, 2023, 640202, '2024-11-13', '82a4701d7a3f', '0.1.0+3050388b285a7ca470bb59fb52ce4573c681f7ce', 2, false, '甲', '2026-11-25 04:27:14.800328+00', '2026-11-25 04:27:17.577058+00', 12, 1037690.69, 0.00, '3a3243337ce098aea627d92550afa2468475a86faee57f28c073169b4e5db894', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)');
INSERT INTO public.run OVERRIDING SYSTEM VALUE VALUES (2, 2023, 640202, '2024-11-13', '82a4701d7a3f', '0.1.0+3050388b285a7ca470bb59fb52ce4573c681f7ce', 1, false, '甲', '2026-11-25 04:27:40.459993+00', NULL, 12, 1037690.69, 0.00, '', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)');
INSERT INTO public.run_chunk VALUES (1, 1, '52640202R8BLXBU8MB', '91640202XQJ3TMF1GE', 12, 12, 1037690.69, 0.00);
INSERT INTO public.run_chunk VALUES (2, 1, '52640202R8BLXBU8MB', '91640202XQJ3TMF1GE', 12, 12, 1037690.69, 0.00);
INSERT INTO public.run_input VALUES (1, 1);
INSERT INTO public.run_input VALUES (1, 2);
INSERT INTO public.run_input VALUES (1, 3);
INSERT INTO public.run_input VALUES (1, 4);
INSERT INTO public.run_input VALUES (2, 1);
INSERT INTO public.run_input VALUES (2, 2);
INSERT INTO public.run_input VALUES (2, 3);
INSERT INTO public.run_input VALUES (2, 4);
INSERT INTO public.source_file OVERRIDING SYSTEM VALUE VALUES (1, 1, 2023, 'employers.csv', '\x38532a2fd21a9e3590ac6e8804ee39c451c187a08e2a57a5c3abb12d867bc8c2', 1063, 12, 12, '甲', '2024-09-02', '2026-11-25 04:27:00.615091+00', '');
INSERT INTO public.source_file OVERRIDING SYSTEM VALUE VALUES (2, 2, 2023, 'filings.csv', '\x89ba662e942cf21cb3d0931d1712b8108bf0577bbc58f9ed81204471f06d4750', 877, 12, 12, '甲', '2024-09-02', '2026-11-25 04:27:04.745818+00', '');
INSERT INTO public.source_file OVERRIDING SYSTEM VALUE VALUES (3, 3, 2023, 'placements.csv', '\xfafca7d38234a9c054577f23130c0dbff8e9c33ac3682eedc0ee90477c80ac39', 428, 2, 2, '甲', '2024-09-02', '2026-11-25 04:27:07.972059+00', '');
INSERT INTO public.source_file OVERRIDING SYSTEM VALUE VALUES (4, 2, 2023, 'amended.csv', '\x77a872867e7440392de5f54e641bc57dc8360fc8d3671af5fd681397f6b56997', 234, 2, 1, '甲', '2024-10-08', '2026-11-25 04:27:11.18915+00', '更正');
INSERT INTO public.source_file_part VALUES (1, 1, '\x757363632c6e616d652c6b696e642c726567696f6e2c726567697374657265645f6f6e2c636f6d6d697373696f6e5f6d656d6265722c636f6e63656e7472617465640a3931363430323032545957553147524c4a482ce5a4a7e6ada6e58fa3e5ae89e9b98fe794b5e6b094e58e822ce4bc81e4b89a2c3634303230322c323030302d30332d30392c2c0a39313634303230324634544e4350584e59422ce79fb3e598b4e5b1b1e5b882e885bee587afe98592e5ba97e69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c323030312d30392d32362c2c0a3931363430323032333951485130325242522ce79fb3e598b4e5b1b1e5b882e88da3e994a6e58c96e5b7a5e69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c323031302d30392d32322c2c0a39313634303230324e454e443437365550542ce79fb3e598b4e5b1b1e68192e5b9bfe7a791e68a80e585ace58fb82ce4bc81e4b89a2c3634303230322c323030382d30332d33312c2c0a3931363430323032414b4c384645415934412ce5a4a7e6ada6e58fa3e682a6e4b89ce98592e5ba97e69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c313939382d31322d32322c2c0a393136343032303258514a33544d463147452ce5a4a7e6ada6e58fa3e58cbae5ae81e6988ce789a9e4b89ae69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c323031382d30352d32352c2c0a39313634303230324858465936574b3357392ce79fb3e598b4e5b1b1e5b882e682a6e4b8b0e58cbbe88dafe69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c323030362d30342d33302c2c0a3931363430323032363344524a34503639552ce79fb3e598b4e5b1b1e5b882e68192e69c97e789a9e4b89ae69c89e99990e8b4a3e4bbbbe585ace58fb82ce4bc81e4b89a2c3634303230322c323031322d30382d30332c2c0a35323634303230325238424c584255384d422ce5a4a7e6ada6e58fa3e58cbae7a68fe4b887e7a4bee5b7a5e69c8de58aa1e4b8ade5bf832ce6b091e58a9ee99d9ee4bc81e4b89ae58d95e4bd8d2c3634303230322c313939392d30352d32392c2c0a393136343032303244443947394b3042324b2ce5a4a7e6ada6e58fa3e7919ee98791e58c96e5b7a5e69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c323032312d31322d31352c2c0a3931363430323032314a37424c54344445322ce79fb3e598b4e5b1b1e5b882e4b990e6b6a6e5bbbae7ad91e585ace58fb82ce4bc81e4b89a2c3634303230322c323031302d30342d31382c2c0a39313634303230324c5035373132384654542ce79fb3e598b4e5b1b1e5b882e5a4a7e6ada6e58fa3e58cbae4b8b0e99a86e69cbae6a2b0e69c89e99990e585ace58fb82ce4bc81e4b89a2c3634303230322c313939392d30372d31302c2c0a');
INSERT INTO public.source_file_part VALUES (2, 1, '\x757363632c6d30312c6d30322c6d30332c6d30342c6d30352c6d30362c6d30372c6d30382c6d30392c6d31302c6d31312c6d31322c68656164636f756e742c736561736f6e616c5f706572736f6e5f6d6f6e7468732c706179726f6c6c5f746f74616c2c66696c65645f6f6e0a3931363430323032545957553147524c4a482c37362c37392c37352c37362c37382c37352c37382c38312c38312c38302c37362c37362c2c2c31323430363530362c323032342d30372d31380a39313634303230324c5035373132384654542c2c2c2c2c2c2c2c2c2c2c2c2c32372c2c353030303133392e33382c323032342d31302d32390a3931363430323032314a37424c54344445322c322c322c322c322c322c322c322c322c322c322c322c322c2c2c3134363830382c323032342d30362d32320a393136343032303244443947394b3042324b2c2c2c2c2c2c2c2c2c2c2c2c2c372c2c3536303234372e35362c323032342d30342d32340a35323634303230325238424c584255384d422c2c2c2c2c2c2c2c2c2c2c2c2c35392c2c323838373933322c323032342d31302d32360a3931363430323032363344524a34503639552c2c2c2c2c2c2c2c2c2c2c2c2c302c2c302c323032342d30342d31360a39313634303230324858465936574b3357392c2c2c2c2c2c2c2c2c2c2c2c2c31322c2c3938323832372e30392c323032342d30342d31390a393136343032303258514a33544d463147452c31332c31332c31332c31332c31332c31332c31332c31332c31332c31332c31332c31332c2c2c3739303239362c323032342d30362d32360a3931363430323032414b4c384645415934412c3836392c3839332c3930392c3932362c3838372c3933342c3835302c3839362c3930362c3836312c3930322c3837362c2c2c37363136323433322e37312c323032342d30372d30390a39313634303230324e454e443437365550542c322c322c322c322c322c322c322c322c322c322c322c322c2c2c3437363330342c323032342d31302d33300a3931363430323032333951485130325242522c2c2c2c2c2c2c2c2c2c2c2c2c322c2c39373732382c323032342d30332d31310a39313634303230324634544e4350584e59422c31362c31362c31362c31362c31362c31362c31362c31362c31362c31362c31362c31362c2c2c3638383733362e34342c323032342d30372d31350a');
INSERT INTO public.source_file_part VALUES (3, 1, '\x757363632c6e616d652c706572736f6e5f69642c63657274696669636174655f747970652c63657274696669636174655f6e6f2c67726164652c63657274696669636174655f76616c69645f746f2c636f6e74726163745f66726f6d2c636f6e74726163745f746f2c696e73757265645f6d6f6e7468732c6d6f6e74686c795f776167652c656e676167656d656e742c636f756e7465645f61740a35323634303230325238424c584255384d422ce590b4e89389e5889a2c3939393939393139383930333133303030342ce6ae8be796bee4babae8af812c39393939393931393839303331333030303437342c2c2c323032322d30372d32322c323032352d30372d32312c312d31322c313935302ce58ab3e58aa1e6b4bee981a32c3931363430323032545957553147524c4a480a35323634303230325238424c584255384d422ce891a3e78e892c3939393939393139373031313033303030332ce6ae8be796bee4babae8af812c39393939393931393730313130333030303335342c2c323033332d30342d33302c323032302d31322d31302c323032332d31322d30392c312d31322c383636302c2c0a');
INSERT INTO public.source_file_part VALUES (4, 1, '\x757363632c6d30312c6d30322c6d30332c6d30342c6d30352c6d30362c6d30372c6d30382c6d30392c6d31302c6d31312c6d31322c68656164636f756e742c736561736f6e616c5f706572736f6e5f6d6f6e7468732c706179726f6c6c5f746f74616c2c66696c65645f6f6e0a3931363430323032545957553147524c4a482c37362c37392c37352c37362c37382c37352c37382c38312c38312c38302c37362c37362c2c2c393030303030302c323032342d30372d31380a39313634303230324c5035373132384654542c2c2c2c2c2c2c2c2c2c2c2c2c32372c2c2d352c323032342d31302d32390a');
SELECT pg_catalog.setval('public.notice_id_seq', 3, true);
SELECT pg_catalog.setval('public.run_id_seq', 2, true);
SELECT pg_catalog.setval('public.source_file_id_seq', 4, true);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT "PK_finding" PRIMARY KEY (file_id, number);
ALTER TABLE ONLY public.migration
    ADD CONSTRAINT "PK_migration" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT "PK_notice" PRIMARY KEY (id);
ALTER TABLE ONLY public.run
    ADD CONSTRAINT "PK_run" PRIMARY KEY (id);
ALTER TABLE ONLY public.run_chunk
    ADD CONSTRAINT "PK_run_chunk" PRIMARY KEY (run_id, number);
ALTER TABLE ONLY public.run_input
    ADD CONSTRAINT "PK_run_input" PRIMARY KEY (run_id, file_id);
ALTER TABLE ONLY public.source_file
    ADD CONSTRAINT "PK_source_file" PRIMARY KEY (id);
ALTER TABLE ONLY public.source_file_part
    ADD CONSTRAINT "PK_source_file_part" PRIMARY KEY (file_id, number);
ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (review_year, run_id, uscc);
ALTER TABLE ONLY public.assessment_2023
    ADD CONSTRAINT assessment_2023_pkey PRIMARY KEY (review_year, run_id, uscc);
ALTER TABLE ONLY public.assessment_2023_run_1
    ADD CONSTRAINT assessment_2023_run_1_pkey PRIMARY KEY (review_year, run_id, uscc);
ALTER TABLE ONLY public.assessment_2023_run_2
    ADD CONSTRAINT assessment_2023_run_2_pkey PRIMARY KEY (review_year, run_id, uscc);
ALTER TABLE ONLY public.employer
    ADD CONSTRAINT employer_pkey PRIMARY KEY (review_year, uscc, version);
ALTER TABLE ONLY public.employer_2023
    ADD CONSTRAINT employer_2023_pkey PRIMARY KEY (review_year, uscc, version);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_pkey PRIMARY KEY (review_year, uscc, version);
ALTER TABLE ONLY public.filing_2023
    ADD CONSTRAINT filing_2023_pkey PRIMARY KEY (review_year, uscc, version);
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (review_year, uscc, person_id, version);
ALTER TABLE ONLY public.placement_2023
    ADD CONSTRAINT placement_2023_pkey PRIMARY KEY (review_year, uscc, person_id, version);
ALTER TABLE ONLY public.refused_filing
    ADD CONSTRAINT refused_filing_pkey PRIMARY KEY (review_year, uscc, file_id);
ALTER TABLE ONLY public.refused_filing_2023
    ADD CONSTRAINT refused_filing_2023_pkey PRIMARY KEY (review_year, uscc, file_id);
CREATE UNIQUE INDEX "IX_notice_region_review_year_kind_version" ON public.notice USING btree (region, review_year, kind, version);
CREATE INDEX "IX_run_review_year_region" ON public.run USING btree (review_year, region);
CREATE UNIQUE INDEX "IX_source_file_kind_review_year_sha256" ON public.source_file USING btree (kind, review_year, sha256);
ALTER INDEX public.assessment_pkey ATTACH PARTITION public.assessment_2023_pkey;
ALTER INDEX public.assessment_2023_pkey ATTACH PARTITION public.assessment_2023_run_1_pkey;
ALTER INDEX public.assessment_2023_pkey ATTACH PARTITION public.assessment_2023_run_2_pkey;
ALTER INDEX public.employer_pkey ATTACH PARTITION public.employer_2023_pkey;
ALTER INDEX public.filing_pkey ATTACH PARTITION public.filing_2023_pkey;
ALTER INDEX public.placement_pkey ATTACH PARTITION public.placement_2023_pkey;
ALTER INDEX public.refused_filing_pkey ATTACH PARTITION public.refused_filing_2023_pkey;
