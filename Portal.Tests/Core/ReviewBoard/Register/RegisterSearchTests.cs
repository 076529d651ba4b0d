using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Register;

public sealed class RegisterSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("𠮷")]
    [InlineData("髙﨑")]
    [InlineData("takahashi@")]
    public async Task Part_of_a_name_is_found_by_its_index(string part)
    {
        var plan = await portal.InDatabase(async db =>
        {
            var query = db.Reviewers.Where(r => TextSearch.ReviewerMatches(r.Name, r.EmailKey, r.Profession, part)).ToQueryString();
            await using var transaction = await db.Database.BeginTransactionAsync();
            // The table of a test is so small that reading all of it costs less than any index.
            await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off");
            var sql = string.Join('\n', query.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
                .Replace("@part", $"'{part}'", StringComparison.Ordinal);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"EXPLAIN {sql}";
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(0));
            }

            return string.Join('\n', lines);
        });

        Assert.Contains("ix_reviewers_search", plan, StringComparison.Ordinal);
    }
}
