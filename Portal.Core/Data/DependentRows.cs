using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Core.Data;

/// <summary>
/// What ends with a row (従属する行): every table from which foreign keys lead to it, however many steps away, read out of EF's model, so that a table
/// that is added tomorrow belongs to it by itself.
/// </summary>
public sealed class DependentRows
{
    private readonly Dictionary<IEntityType, IReadOnlyList<string>> conditions = [];

    private DependentRows(IEntityType root)
    {
        conditions[root] = [$"{ColumnsOf(root.FindPrimaryKey()!.Properties, root)} = {{0}}"];
        Tables = InOrder(root);
        foreach (var table in Tables.Reverse().Skip(1))
        {
            conditions[table] = [.. KeysFrom(table).Where(key => conditions.ContainsKey(key.PrincipalEntityType)).SelectMany(PathsAlong)];
        }
    }

    /// <summary>In the order in which they can be deleted from: who points before whom it points to, the row itself last.</summary>
    public IReadOnlyList<IEntityType> Tables { get; }

    /// <exception cref="InvalidOperationException">Tables point to each other in a circle: no order would do.</exception>
    public static DependentRows Of<TRoot>(IModel model) => new(model.FindEntityType(typeof(TRoot))!);

    /// <summary>Which rows of a table they are, one condition for each way that leads to the row {0}: each finds them by an index.</summary>
    public IReadOnlyList<string> ConditionsOf(IEntityType table) => conditions[table];

    /// <summary>What stands in the columns of a property that one or several of the tables have, each value once.</summary>
    public async Task<IReadOnlyCollection<string>> ValuesAsync(PortalDbContext db, string property, Guid id, CancellationToken cancellationToken)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in Tables.Select(table => table.FindProperty(property)).OfType<IProperty>())
        {
            var table = (IEntityType)column.DeclaringType;
            foreach (var condition in ConditionsOf(table))
            {
                // Every name comes from our own model.
                var sql = $"SELECT {ColumnsOf([column], table)} AS \"Value\" FROM {table.GetTableName()} WHERE {condition}";
                values.UnionWith(await db.Database.SqlQueryRaw<string>(sql, id).ToListAsync(cancellationToken));
            }
        }

        return values;
    }

    private static List<IEntityType> InOrder(IEntityType root)
    {
        var (ordered, open) = (new List<IEntityType>(), new HashSet<IEntityType>());
        Visit(root);
        return ordered;

        void Visit(IEntityType table)
        {
            if (ordered.Contains(table))
            {
                return;
            }

            if (!open.Add(table))
            {
                throw new InvalidOperationException($"{table.DisplayName()} points to what points to it.");
            }

            foreach (var key in table.GetReferencingForeignKeys().Where(IsOfAnotherTable))
            {
                Visit(key.DeclaringEntityType);
            }

            ordered.Add(table);
        }
    }

    private static IEnumerable<IForeignKey> KeysFrom(IEntityType table) => table.GetForeignKeys().Where(IsOfAnotherTable);

    // Rows that point to others of their own table go with them in one statement; what is kept inside its owner's row is no row.
    private static bool IsOfAnotherTable(IForeignKey key) =>
        key.DeclaringEntityType.GetTableName() is { } table && table != key.PrincipalEntityType.GetTableName();

    private static string ColumnsOf(IReadOnlyList<IProperty> properties, IEntityType table)
    {
        var name = StoreObjectIdentifier.Table(table.GetTableName()!, table.GetSchema());
        var columns = properties.Select(p => p.GetColumnName(name)!).ToList();
        return columns.Count == 1 ? columns[0] : $"({string.Join(", ", columns)})";
    }

    private IEnumerable<string> PathsAlong(IForeignKey key)
    {
        var (from, to) = (ColumnsOf(key.Properties, key.DeclaringEntityType), ColumnsOf(key.PrincipalKey.Properties, key.PrincipalEntityType));
        return conditions[key.PrincipalEntityType].Select(
            condition => $"{from} IN (SELECT {to} FROM {key.PrincipalEntityType.GetTableName()} WHERE {condition})");
    }
}
