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
        """;

    /// <summary>In a query only: whether the part stands in name, address or profession of a reviewer.</summary>
    public static bool ReviewerMatches(string name, string email, string profession, string part) =>
        throw new NotSupportedException("Only the database can answer this.");

    /// <summary>In a query only: whether the part stands in a text that has such an index.</summary>
    public static bool TextMatches(string whole, string part) => throw new NotSupportedException("Only the database can answer this.");

    public static void UseTextSearch(this ModelBuilder builder)
    {
        builder.HasDbFunction(() => ReviewerMatches("", "", "", "")).HasName("reviewer_matches");
        builder.HasDbFunction(() => TextMatches("", "")).HasName("text_matches");
    }
}
