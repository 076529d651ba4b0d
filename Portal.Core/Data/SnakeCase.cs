using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Core.Data;

/// <summary>Names in the database are snake_case; nobody writes them twice.</summary>
internal static class SnakeCase
{
    public static void UseSnakeCaseNames(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table && !entity.IsMappedToJson())
            {
                entity.SetTableName(From(table));
            }

            if (entity.GetContainerColumnName() is { } container && entity.FindOwnership()?.PrincipalEntityType.IsMappedToJson() == false)
            {
                entity.SetContainerColumnName(From(container));
            }

            foreach (var property in entity.GetProperties().Where(_ => !entity.IsMappedToJson()))
            {
                property.SetColumnName(From(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys().Where(_ => !entity.IsMappedToJson()))
            {
                key.SetName(From(key.GetName() ?? ""));
            }

            foreach (var foreignKey in entity.GetForeignKeys().Where(_ => !entity.IsMappedToJson()))
            {
                foreignKey.SetConstraintName(From(foreignKey.GetConstraintName() ?? ""));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(From(index.GetDatabaseName() ?? ""));
            }
        }
    }

    /// <summary>ReviewSession → review_session; names that are already in this form stay as they are.</summary>
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
