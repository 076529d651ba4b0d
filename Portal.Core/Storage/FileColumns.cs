using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Core.Storage;

/// <summary>Columns that name files of the store: those whose property's name ends in FileId, whatever feature they belong to.</summary>
internal static class FileColumns
{
    public static IEnumerable<string> Of(IEntityType entity) =>
        from property in entity.GetProperties()
        where property.Name.EndsWith("FileId", StringComparison.Ordinal)
        select property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema()))!;
}
