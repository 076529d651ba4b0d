using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

/// <summary>
/// Finds part of a Japanese text by an index. Names are looked for with one or two characters, for which trigrams have
/// nothing to offer: these are characters and pairs of characters.
/// </summary>
public static class TextSearch
{
    /// <summary>Run after every migration, as <see cref="DatabaseRules"/>: EF's model has no functions.</summary>
    // The matching function is plain SQL so that the planner puts its body in place of the call and finds the index.
    public const string Sql = """
        CREATE OR REPLACE FUNCTION search_grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
          SELECT coalesce(array_agg(DISTINCT substr($1, i, n)), ARRAY[]::text[])
          FROM generate_series(1, length($1)) i, generate_series(1, 2) n WHERE i + n - 1 <= length($1)
        $$;
        CREATE OR REPLACE FUNCTION reviewer_text(name text, email text, profession text) RETURNS text
          LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT translate(name, ' ' || U&'\3000', '') || E'\n' || email || E'\n' || profession
        $$;
        CREATE OR REPLACE FUNCTION reviewer_matches(name text, email text, profession text, part text) RETURNS boolean
          LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT search_grams(reviewer_text(name, email, profession)) @> search_grams(part)
            AND strpos(reviewer_text(name, email, profession), part) > 0
        $$;
        CREATE INDEX IF NOT EXISTS ix_reviewers_search ON reviewers
          USING gin (search_grams(reviewer_text(name::text, email_key::text, profession::text)));
        CREATE OR REPLACE FUNCTION text_matches(whole text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT search_grams(whole) @> search_grams(part) AND strpos(whole, part) > 0
        $$;
        CREATE INDEX IF NOT EXISTS ix_register_places_search ON register_places USING gin (search_grams(name::text));
        CREATE OR REPLACE FUNCTION office_text(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT lower(translate(name, ' ' || U&'\3000', ''))
        $$;
        CREATE OR REPLACE FUNCTION office_holds(name text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT strpos(office_text(name), office_text(part)) > 0
        $$;
        CREATE OR REPLACE FUNCTION office_matches(name text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT search_grams(office_text(name)) @> search_grams(office_text(part)) AND strpos(office_text(name), office_text(part)) > 0
        $$;
        CREATE INDEX IF NOT EXISTS ix_offices_search ON offices USING gin (search_grams(office_text(name::text)));
        CREATE OR REPLACE FUNCTION code_grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
          SELECT coalesce(array_agg(DISTINCT substr($1, i, 3)), ARRAY[]::text[]) FROM generate_series(1, length($1) - 2) i
        $$;
        CREATE OR REPLACE FUNCTION code_matches(code text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT code_grams(replace(code, '-', '')) @> code_grams(part) AND strpos(replace(code, '-', ''), part) > 0
        $$;
        CREATE INDEX IF NOT EXISTS ix_offices_code ON offices USING gin (code_grams(replace(number::text, '-', '')));
        CREATE INDEX IF NOT EXISTS ix_subsidy_applications_code ON subsidy_applications
          USING gin (code_grams(replace(receipt_number::text, '-', ''))) WHERE receipt_number IS NOT NULL;
        """;

    /// <summary>The shortest part of a code that its index finds: codes are digits, of which pairs are in every tenth.</summary>
    public const int CodePart = 3;

    /// <summary>In a query only: whether the part stands in name, address or profession of a reviewer.</summary>
    public static bool ReviewerMatches(string name, string email, string profession, string part) =>
        throw new NotSupportedException("Only the database can answer this.");

    /// <summary>In a query only: whether the part stands in a text that has such an index.</summary>
    public static bool TextMatches(string whole, string part) => throw new NotSupportedException("Only the database can answer this.");

    /// <summary>In a query only, by its index: whether the part stands in the name of an office, whatever the blanks and the case.</summary>
    public static bool OfficeMatches(string name, string part) => throw new NotSupportedException("Only the database can answer this.");

    /// <summary>As <see cref="OfficeMatches"/>, but of the row at hand.</summary>
    public static bool OfficeHolds(string name, string part) => throw new NotSupportedException("Only the database can answer this.");

    /// <summary>
    /// In a query only, by its index: whether the part, of <see cref="CodePart"/> characters at least, stands in a code without its hyphens.
    /// </summary>
    public static bool CodeMatches(string code, string part) => throw new NotSupportedException("Only the database can answer this.");

    /// <summary>What is typed, without the blanks that <c>office_text</c> leaves out of a name.</summary>
    public static string WithoutBlanks(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);

    public static void UseTextSearch(this ModelBuilder builder)
    {
        builder.HasDbFunction(() => ReviewerMatches("", "", "", "")).HasName("reviewer_matches");
        builder.HasDbFunction(() => TextMatches("", "")).HasName("text_matches");
        builder.HasDbFunction(() => OfficeMatches("", "")).HasName("office_matches");
        builder.HasDbFunction(() => OfficeHolds("", "")).HasName("office_holds");
        builder.HasDbFunction(() => CodeMatches("", "")).HasName("code_matches");
    }
}
