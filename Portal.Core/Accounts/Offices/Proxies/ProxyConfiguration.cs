using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

public sealed class ProxyConfiguration : IEntityTypeConfiguration<Proxy>
{
    public void Configure(EntityTypeBuilder<Proxy> builder)
    {
        builder.Property(p => p.AgentNumber).HasMaxLength(Office.NumberLength);
        builder.HasOne<Office>().WithMany().HasForeignKey(p => p.PrincipalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Office>().WithMany().HasForeignKey(p => p.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.OfferedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AcceptedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.PrincipalId, p.Id });
        builder.HasIndex(p => new { p.AgentId, p.Id });
        builder.HasIndex(p => new { p.AgentNumber, p.AgentIsMedical }).HasFilter("agent_id IS NULL");
        builder.HasIndex(p => p.EndsAt).HasFilter("accepted_at IS NOT NULL AND ended_at IS NULL AND end_told_at IS NULL");
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_proxies_scope", "scope BETWEEN 1 AND 7");
            t.HasCheckConstraint("ck_proxies_agent", "principal_id <> agent_id");
            t.HasCheckConstraint("ck_proxies_answered", "accepted_at IS NULL OR (declined_at IS NULL AND agent_id IS NOT NULL)");
        });
    }
}
